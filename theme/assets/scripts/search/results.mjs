/** Results as they are drawn: plain text, and which parts of it were typed. */

/** @typedef {import("./people.mjs").People} People */
/** @typedef {import("./people.mjs").Reading} Reading */
/** @typedef {import("./shard.mjs").Shard} Shard */
/** @typedef {import("./query.mjs").Query} Query */
/** @typedef {import("./writing.mjs").Writing} Writing */

/** Where a marked part begins and ends. @typedef {[number, number]} Mark */

/** @typedef {{text: string, marks: Mark[], path: string}} Label */

/**
 * @typedef {object} PersonResult
 * @property {"person"} kind
 * @property {string} id
 * @property {string} path
 * @property {string} name
 * @property {Mark[]} marks
 * @property {string} also The other name that was typed, where the name itself was not.
 * @property {{title: Label, organisation: Label, place: string, status: string}[]} posts
 * @property {boolean} isNew
 * @property {boolean} isOffering
 * @property {number} number What `details` asks for.
 * @property {number} score
 */

/**
 * @typedef {object} PostResult
 * @property {"post"} kind
 * @property {Label} title
 * @property {Label} organisation
 * @property {string} place
 * @property {string} state `held`, `vacant`, `undisclosed`, `coming` or `abolished`.
 * @property {number} score
 */

/**
 * @typedef {object} OrganisationResult
 * @property {"organisation"} kind
 * @property {Label} name
 * @property {string} sector
 * @property {string} place
 * @property {number} score
 */

const MOST_PLACES = 3;
const NEW = 1;
const OFFERING = 2;
/** No character up to here is a mark on another; most texts hold none beyond. */
const LAST_UNMARKED = 0x2ff;

/**
 * @param {People} people
 * @param {import("./people.mjs").Hit} hit
 * @param {Reading} reading
 * @param {number} first The number of the shard's first person.
 * @returns {PersonResult}
 */
export function personResult(people, { person, score }, reading, first) {
  const { shard } = people;
  const id = shard.personId(person);
  const flags = shard.flags[person] ?? 0;
  const statuses = shard.status(person);
  return {
    kind: "person",
    id,
    path: `${shard.head.paths.leaders}${id}/`,
    name: shard.name(person),
    ...nameMarks(people, person, reading),
    posts: [...shard.held.at(person)].map((post, i) => ({
      ...postLabels(shard, post, reading.query),
      status: statuses[i] ?? "",
    })),
    isNew: (flags & NEW) > 0,
    isOffering: (flags & OFFERING) > 0,
    number: first + person,
    score,
  };
}

/**
 * @param {People} people
 * @param {import("./bodies.mjs").BodyHit} hit
 * @param {Reading} reading
 * @returns {PostResult}
 */
export function postResult(people, { place, score }, { query }) {
  const state = people.shard.state(place);
  return { kind: "post", ...postLabels(people.shard, place, query), state, score };
}

/**
 * @param {People} people
 * @param {import("./bodies.mjs").BodyHit} hit
 * @param {Reading} reading
 * @returns {OrganisationResult}
 */
export function organisationResult(people, { place, score }, { query }) {
  const { shard } = people;
  const text = shard.organisationNames[place] ?? "";
  const marks = wordMarks(text, query, shard.head.writing);
  const [sector = -1] = shard.organisationSectors.at(place);
  return {
    kind: "organisation",
    name: { text, marks, path: shard.organisationPath(place) },
    sector: shard.head.terms[sector]?.name ?? "",
    place: places(shard, shard.organisationAreas.at(place)),
    score,
  };
}

/**
 * @param {Shard} shard
 * @param {number} post
 * @param {Query} query
 */
function postLabels(shard, post, query) {
  const { writing } = shard.head;
  const of = /** @type {number} */ (shard.organisationOf[post]);
  const title = shard.title(post);
  const name = shard.organisationNames[of] ?? "";
  return {
    title: { text: title, marks: wordMarks(title, query, writing), path: shard.postPath(post) },
    organisation: {
      text: name,
      marks: wordMarks(name, query, writing),
      path: shard.organisationPath(of),
    },
    place: places(shard, shard.areas(post)),
  };
}

/**
 * @param {Shard} shard
 * @param {Iterable<number>} areas
 */
function places(shard, areas) {
  const names = [...areas].map((area) => shard.head.terms[area]?.name ?? "");
  const more = names.length - MOST_PLACES;
  return names.slice(0, MOST_PLACES).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/**
 * Which parts of a name were typed, and the other name that was typed instead.
 *
 * @param {People} people
 * @param {number} person
 * @param {Reading} reading
 */
function nameMarks(people, person, reading) {
  const name = people.shard.name(person);
  const words = people.nameWords(person);
  /** @type {Mark[]} */
  const marks = [];
  let also = "";
  for (const { unit, place } of people.pairs(person, reading)) {
    const word = words[place];
    const typed = reading.query.units[unit]?.folded ?? "";
    if (!word) continue;
    if (word.start < 0) also ||= otherName(people, person, word.folded);
    else marks.push(part(name, word, typed, people.shard.head.writing));
  }
  return { marks: merged(marks), also };
}

/**
 * @param {People} people
 * @param {number} person
 * @param {string} folded
 */
function otherName({ shard }, person, folded) {
  const shown = (shard.others[person] ?? "").split("|").filter((other) => !other.startsWith("~"));
  return shown.find((other) => shard.head.slug(other).replaceAll("-", "").includes(folded)) ?? "";
}

/**
 * The typed beginning of a word, or all of it where it was typed otherwise.
 *
 * @param {string} text
 * @param {{folded: string, start: number, end: number}} word
 * @param {string} typed
 * @param {Writing} writing
 * @returns {Mark}
 */
function part(text, { folded, start, end }, typed, writing) {
  if (!folded.startsWith(typed)) return [start, end];
  let length = 0;
  let at = start;
  while (at < end && length < typed.length) {
    const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
    length += writing.fold(letter).length;
    at += letter.length;
  }
  while (at < end && text.charCodeAt(at) > LAST_UNMARKED && /\p{M}/u.test(text.charAt(at))) at += 1;
  return [start, at];
}

/**
 * The words of a text that were typed, from their beginning.
 *
 * @param {string} text
 * @param {Query} query
 * @param {Writing} writing
 * @returns {Mark[]}
 */
function wordMarks(text, { units }, writing) {
  /** @type {Mark[]} */
  const marks = [];
  for (const word of writing.words(text)) {
    let longest = "";
    for (const { folded, covers } of units) {
      if (covers.length > 1 || folded.length <= longest.length || !word.folded.startsWith(folded)) continue;
      if (folded.length > 1 || word.folded === folded) longest = folded;
    }
    if (!longest) continue;
    const whole = { folded: word.folded, start: word.start, end: word.start + word.text.length };
    marks.push(part(text, whole, longest, writing));
  }
  return marks;
}

/** @param {Mark[]} marks */
function merged(marks) {
  /** @type {Mark[]} */
  const found = [];
  for (const [start, end] of marks.sort((one, other) => one[0] - other[0])) {
    const last = found.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}
