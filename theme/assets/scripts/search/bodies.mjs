/** Finds posts and organisations in one shard. */
import { pick, raise, Rows } from "./rows.mjs";
import { hitOf, nearest } from "./totals.mjs";

/** @typedef {import("./people.mjs").Reading} Reading */
/** @typedef {import("./facts.mjs").Facts} Facts */
/** @typedef {import("./columns.mjs").Lists} Lists */

/**
 * `answered`: the typed words that it answers, as bits; `stack`: which of those that are searched together.
 *
 * @typedef {{place: number, score: number, answered: number, stack: number}} BodyHit
 */

const ENOUGH = 0.6;
const NEAR_BEST = 0.75;
const SPARE = 0.1;
/** What an own name counts more that alone answers all words: who types `Transport for London` means no transport in London. */
const ENTIRE = 1.5;

/** @type {WeakMap<Lists, Rows>} */
const scratch = new WeakMap();

/**
 * The posts a query may mean, best first: each answers most of its words, one with its title.
 *
 * @param {Facts} facts
 * @param {Reading} reading
 * @param {number} none How many words nothing answers, and therefore nobody has to.
 * @returns {BodyHit[]}
 */
export function findPosts(facts, reading, none) {
  const { shard } = facts;
  const { terms, firstTitle, firstOrganisation, firstStatus } = facts;
  const isOwn = (/** @type {number} */ value) =>
    terms[value]?.kind === "role" || (value >= firstTitle && value < firstOrganisation) || value > firstStatus;
  return shard.listed ? find(facts, facts.posts, reading, isOwn, none) : [];
}

/**
 * The organisations a query may mean, best first: each answers most of its words, one by its name.
 *
 * @param {Facts} facts
 * @param {Reading} reading
 * @param {number} none How many words nothing answers, and therefore nobody has to.
 * @returns {BodyHit[]}
 */
export function findOrganisations(facts, reading, none) {
  const { firstOrganisation, firstStatus } = facts;
  const isOwn = (/** @type {number} */ value) => value >= firstOrganisation && value < firstStatus;
  return facts.shard.listed ? find(facts, facts.organisations, reading, isOwn, none) : [];
}

/**
 * @param {Facts} facts
 * @param {Lists} values What each row bears.
 * @param {Reading} reading
 * @param {(value: number) => boolean | undefined} isOwn Whether a value is its own name.
 * @param {number} none
 */
function find(facts, values, reading, isOwn, none) {
  const { rows, own, named } = worth(facts.bearersOf(values), values.starts.length - 1, reading, isOwn);
  const least = Math.max(1, (reading.query.count - none) * ENOUGH);
  const people = named.filter((place) => {
    let sum = SPARE * /** @type {number} */ (own[place]);
    let words = 0;
    for (let i = 0; i < rows.length; i++) {
      const worth = /** @type {number} */ (/** @type {Float32Array} */ (rows[i])[place]);
      if (!worth) continue;
      sum += worth;
      words += 1;
    }
    own[place] = sum;
    return words >= least;
  });
  const found = { people, sums: own };
  return Array.from(nearest(found, NEAR_BEST), (key) => {
    const { person: place, score, stack } = hitOf(found, key);
    let answered = 0;
    for (let word = 0; word < rows.length; word++) if (rows[word]?.[place]) answered |= 1 << word;
    return { place, score, answered, stack };
  });
}

/**
 * What each typed word is worth to each row, what the best is worth to the row's own name, and the rows
 * that are named.
 *
 * @param {Lists} bearers
 * @param {number} count
 * @param {Reading} reading
 * @param {(value: number) => boolean | undefined} isOwn
 */
function worth(bearers, count, { query, facts }, isOwn) {
  let known = scratch.get(bearers);
  if (!known) scratch.set(bearers, (known = new Rows(count)));
  const rows = known.take(query.count + 1);
  const own = /** @type {Float32Array} */ (rows.pop());
  /** @type {number[]} */
  const named = [];
  const words = facts.filter((_, i) => query.units[i]?.covers.length === 1);
  query.units.forEach(({ covers }, i) => {
    const answered = pick(rows, covers);
    facts[i]?.forEach((fit, value) => {
      for (const row of answered) raiseAll(row, bearers, value, fit);
      if (!isOwn(value)) return;
      bearers.each(value, (place) => own[place] || named.push(place));
      const isEntire = query.count > 1 && words.every((values) => values.has(value));
      raiseAll(own, bearers, value, isEntire ? fit + ENTIRE : fit);
    });
  });
  return { rows, own, named };
}

/**
 * Raise what all who bear a value have in a row.
 *
 * @param {Float32Array} row
 * @param {Lists} bearers
 * @param {number} value
 * @param {number} fit
 */
function raiseAll(row, { starts, values }, value, fit) {
  const end = /** @type {number} */ (starts[value + 1]);
  for (let at = /** @type {number} */ (starts[value]); at < end; at++) raise(row, /** @type {number} */ (values[at]), fit);
}
