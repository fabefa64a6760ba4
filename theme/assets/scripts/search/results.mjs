/** People as they are drawn: plain text, and which parts of it were typed. */
import { merged, part } from "./marks.mjs";
import { raise } from "./rows.mjs";

/** @typedef {import("./people.mjs").People} People */
/** @typedef {import("./people.mjs").Reading} Reading */
/** @typedef {import("./shard.mjs").Shard} Shard */
/** @typedef {import("./facts.mjs").Facts} Facts */
/** @typedef {import("./marks.mjs").Mark} Mark */

/** @typedef {{text: string, marks: Mark[]}} Text */

/** `lang`: of a post's title that is not English. @typedef {{text: string, marks: Mark[], path: string, lang?: string}} Label */

/**
 * @typedef {object} PersonResult
 * @property {"person"} kind
 * @property {string} id
 * @property {string} path
 * @property {string} name
 * @property {Mark[]} marks
 * @property {string} also The other name that was typed, where the name itself was not.
 * @property {{title: Label, organisation: Label, place: Text, status: string}[]} posts
 * @property {import("./through.mjs").Through[]} through What found them that no line of theirs tells.
 * @property {boolean} isNew
 * @property {boolean} isOffering
 * @property {number} number What `details` asks for.
 * @property {number} score
 */

const MOST_PLACES = 3;
const NEW = 1;
const OFFERING = 2;

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
    ...nameMarks(people, person, reading, () => told(people, person, reading)),
    posts: heldPosts(people, person, reading),
    isNew: (flags & NEW) > 0,
    isOffering: (flags & OFFERING) > 0,
    number: first + person,
    score,
  };
}

/**
 * The posts that somebody holds.
 *
 * @param {People} people
 * @param {number} person
 * @param {Reading} reading
 */
function heldPosts({ shard, facts }, person, reading) {
  const { starts, values } = shard.held;
  const posts = [];
  const end = /** @type {number} */ (starts[person + 1]);
  for (let at = /** @type {number} */ (starts[person]); at < end; at++) {
    const { title, organisation, place } = postLabels(shard, /** @type {number} */ (values[at]), reading, facts);
    posts.push({ title, organisation, place, status: shard.status(at) });
  }
  return posts;
}

/**
 * What is drawn of a post.
 *
 * @param {Shard} shard
 * @param {number} post
 * @param {Reading} reading
 * @param {Facts} [facts]
 */
export function postLabels(shard, post, reading, facts) {
  const organisation = /** @type {number} */ (shard.organisationOf[post]);
  return {
    title: { ...label(shard.title(post), shard.postPath(post), reading), lang: shard.language(post) },
    organisation: organisationLabel(shard, organisation, reading, facts),
    place: places(shard, shard.areas(post), reading),
  };
}

/**
 * An organisation's name.
 *
 * @param {Shard} shard
 * @param {number} organisation
 * @param {Reading} reading
 * @param {Facts} [facts] Those of the reading, where all is here.
 * @returns {Label}
 */
export function organisationLabel(shard, organisation, { marks }, facts) {
  const text = shard.organisationNames[organisation] ?? "";
  const path = shard.organisationPath(organisation);
  return { text, path, marks: facts ? marks.named(text, facts.firstOrganisation + organisation) : marks.of(text) };
}

/**
 * @param {string} text
 * @param {string} path
 * @param {Reading} reading
 * @returns {Label}
 */
export function label(text, path, { marks }) {
  return { text, marks: marks.of(text), path };
}

/**
 * The places that areas are, the first few by name.
 *
 * @param {Shard} shard
 * @param {ArrayLike<number>} areas
 * @param {Reading} reading
 */
export function places({ head }, areas, { marks }) {
  const called = (/** @type {number} */ area) => {
    const text = head.termNames[area] ?? "";
    return { text, marks: marks.named(text, area) };
  };
  const { length, 0: only } = areas;
  if (only !== undefined && length === 1) return called(only);
  const more = length - MOST_PLACES;
  const named = Array.from(areas).slice(0, MOST_PLACES).flatMap((area, i) => (i ? [", ", called(area)] : [called(area)]));
  return together(more > 0 ? [...named, ` and ${more} more`] : named);
}

/**
 * Texts as one.
 *
 * @param {(string | Text)[]} parts
 * @returns {Text}
 */
export function together(parts) {
  /** @type {Text} */
  const line = { text: "", marks: [] };
  for (const part of parts) {
    const { text, marks } = typeof part === "string" ? { text: part, marks: [] } : part;
    for (const [start, end] of marks) line.marks.push([line.text.length + start, line.text.length + end]);
    line.text += text;
  }
  return line;
}

/**
 * Which parts of a name were typed, and the other name that was typed instead.
 *
 * @param {import("./people.mjs").Named} people
 * @param {number} person
 * @param {Reading} reading
 * @param {() => ArrayLike<number>} told Returns what each typed word is worth by what is known of them beside their name: no
 *   name is marked for being only like a word that tells more there.
 */
export function nameMarks(people, person, reading, told) {
  const pairs = people.pairs(person, reading);
  if (!pairs.length) return { marks: [], also: "" };
  const name = people.shard.name(person);
  const words = people.nameWords(person);
  /** @type {Mark[]} */
  const marks = [];
  let also = "";
  let isHidden = false;
  for (const { unit, place, covers, worth, isLike } of pairs) {
    const word = words[place];
    const typed = reading.query.units[unit]?.folded ?? "";
    if (!word) continue;
    if (isLike && isTold(told(), covers, worth)) continue;
    if (word.start < 0) {
      also ||= otherName(people, person, word.folded);
      isHidden ||= !also;
    } else marks.push(part(name, word, typed, people.shard.head.writing));
  }
  // What the name sounds like is not shown, and stands for all of it.
  if (isHidden && !marks.length) marks.push([0, name.length]);
  return { marks: merged(marks), also };
}

/**
 * Whether each of some typed words is worth more by what is known beside a name.
 *
 * @param {ArrayLike<number>} told
 * @param {number[]} covers
 * @param {number} worth What they are worth by the name.
 */
function isTold(told, covers, worth) {
  return covers.every((one) => (told[one] ?? 0) > worth);
}

/**
 * What each typed word is worth to somebody by what is known beside their name.
 *
 * @param {People} people
 * @param {number} person
 * @param {Reading} reading
 */
function told({ facts }, person, { query, facts: worths }) {
  const own = facts?.people.at(person) ?? [];
  const found = new Float32Array(query.count);
  query.units.forEach(({ covers }, i) => {
    for (const value of own) for (const word of covers) raise(found, word, worths[i]?.get(value) ?? 0);
  });
  return found;
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
