/** People as they are drawn: plain text, and which parts of it were typed. */

/** @typedef {import("./people.mjs").People} People */
/** @typedef {import("./people.mjs").Reading} Reading */
/** @typedef {import("./shard.mjs").Shard} Shard */
/** @typedef {import("./query.mjs").Query} Query */
/** @typedef {import("./writing.mjs").Writing} Writing */

/** Where a marked part begins and ends. @typedef {[number, number]} Mark */

/** `lang`: of a post's title that is not English. @typedef {{text: string, marks: Mark[], path: string, lang?: string}} Label */

/**
 * @typedef {object} PersonResult
 * @property {"person"} kind
 * @property {string} id
 * @property {string} path
 * @property {string} name
 * @property {Mark[]} marks
 * @property {string} also The other name that was typed, where the name itself was not.
 * @property {{title: Label, organisation: Label, place: string, status: string}[]} posts
 * @property {import("./through.mjs").Through[]} through What found them that no line of theirs tells.
 * @property {boolean} isNew
 * @property {boolean} isOffering
 * @property {number} number What `details` asks for.
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
 * @returns {Omit<PersonResult, "through">}
 */
export function personResult(people, { person, score }, reading, first) {
  const { shard } = people;
  const id = shard.personId(person);
  const flags = shard.flags[person] ?? 0;
  return {
    kind: "person",
    id,
    path: `${shard.head.paths.leaders}${id}/`,
    name: shard.name(person),
    ...nameMarks(people, person, reading),
    posts: heldPosts(shard, person, reading.query),
    isNew: (flags & NEW) > 0,
    isOffering: (flags & OFFERING) > 0,
    number: first + person,
    score,
  };
}

/**
 * The posts that somebody holds.
 *
 * @param {Shard} shard
 * @param {number} person
 * @param {Query} query
 */
function heldPosts(shard, person, query) {
  const { starts, values } = shard.held;
  const posts = [];
  const end = /** @type {number} */ (starts[person + 1]);
  for (let at = /** @type {number} */ (starts[person]); at < end; at++) {
    const { title, organisation, place } = postLabels(shard, /** @type {number} */ (values[at]), query);
    posts.push({ title, organisation, place, status: shard.status(at) });
  }
  return posts;
}

/**
 * What is drawn of a post.
 *
 * @param {Shard} shard
 * @param {number} post
 * @param {Query} query
 */
export function postLabels(shard, post, query) {
  const organisation = /** @type {number} */ (shard.organisationOf[post]);
  return {
    title: { ...label(shard.title(post), shard.postPath(post), query, shard), lang: shard.language(post) },
    organisation: organisationLabel(shard, organisation, query),
    place: places(shard, shard.areas(post)),
  };
}

/**
 * An organisation's name.
 *
 * @param {Shard} shard
 * @param {number} organisation
 * @param {Query} query
 */
export function organisationLabel(shard, organisation, query) {
  const name = shard.organisationNames[organisation] ?? "";
  return label(name, shard.organisationPath(organisation), query, shard);
}

/**
 * @param {string} text
 * @param {string} path
 * @param {Query} query
 * @param {Shard} shard
 * @returns {Label}
 */
export function label(text, path, query, { head }) {
  let marks = query.marked.get(text);
  if (!marks) query.marked.set(text, (marks = wordMarks(text, query, head.writing)));
  return { text, marks, path };
}

/**
 * The places that areas are, the first few by name.
 *
 * @param {Shard} shard
 * @param {Iterable<number>} areas
 */
export function places(shard, areas) {
  const names = Array.from(areas, (area) => shard.head.termNames[area] ?? "");
  const more = names.length - MOST_PLACES;
  return names.slice(0, MOST_PLACES).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/**
 * Which parts of a name were typed, and the other name that was typed instead.
 *
 * @param {import("./people.mjs").Named} people
 * @param {number} person
 * @param {Reading} reading
 */
export function nameMarks(people, person, reading) {
  const pairs = people.pairs(person, reading);
  if (!pairs.length) return { marks: [], also: "" };
  const name = people.shard.name(person);
  const words = people.nameWords(person);
  /** @type {Mark[]} */
  const marks = [];
  let also = "";
  for (const { unit, place } of pairs) {
    const word = words[place];
    const typed = reading.query.units[unit]?.folded ?? "";
    if (!word) continue;
    if (word.start < 0) also ||= otherName(people, person, word.folded);
    else marks.push(part(name, word, typed, people.shard.head.writing));
  }
  return { marks: merged(marks), also };
}

/**
 * @param {import("./people.mjs").Named} people
 * @param {number} person
 * @param {string} folded
 */
function otherName({ shard }, person, folded) {
  const shown = (shard.others.get(person) ?? "").split("|").filter((other) => !other.startsWith("~"));
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
