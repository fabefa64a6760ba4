/** Finds posts and organisations in one shard. */
import { pick, raise, Rows } from "./rows.mjs";

/** @typedef {import("./people.mjs").Reading} Reading */
/** @typedef {import("./facts.mjs").Facts} Facts */
/** @typedef {import("./columns.mjs").Lists} Lists */

/** @typedef {{place: number, score: number}} BodyHit */

const ENOUGH = 0.6;
const NEAR_BEST = 0.75;
const SPARE = 0.1;

/** @type {WeakMap<Lists, Rows>} */
const scratch = new WeakMap();

/**
 * The posts a query may mean, best first: each answers most of its words, one with its title.
 *
 * @param {Facts} facts
 * @param {Reading} reading
 * @returns {BodyHit[]}
 */
export function findPosts(facts, reading) {
  const { shard } = facts;
  const { terms, firstTitle, firstOrganisation, firstStatus } = facts;
  const isOwn = (/** @type {number} */ value) =>
    terms[value]?.kind === "role" || (value >= firstTitle && value < firstOrganisation) || value > firstStatus;
  return shard.listed ? find(facts, facts.posts, reading, isOwn) : [];
}

/**
 * The organisations a query may mean, best first: each answers most of its words, one by its name.
 *
 * @param {Facts} facts
 * @param {Reading} reading
 * @returns {BodyHit[]}
 */
export function findOrganisations(facts, reading) {
  const { firstOrganisation, firstStatus } = facts;
  const isOwn = (/** @type {number} */ value) => value >= firstOrganisation && value < firstStatus;
  return facts.shard.listed ? find(facts, facts.organisations, reading, isOwn) : [];
}

/**
 * @param {Facts} facts
 * @param {Lists} values What each row bears.
 * @param {Reading} reading
 * @param {(value: number) => boolean | undefined} isOwn Whether a value is its own name.
 */
function find(facts, values, reading, isOwn) {
  const { rows, own, named } = worth(facts.bearersOf(values), values.starts.length - 1, reading, isOwn);
  const least = Math.max(1, reading.query.count * ENOUGH);
  /** @type {number[]} */
  const places = [];
  /** @type {number[]} */
  const scores = [];
  let best = 0;
  for (let n = 0; n < named.length; n++) {
    const place = /** @type {number} */ (named[n]);
    let score = SPARE * /** @type {number} */ (own[place]);
    let words = 0;
    for (let i = 0; i < rows.length; i++) {
      const worth = rows[i]?.[place] ?? 0;
      score += worth;
      if (worth) words += 1;
    }
    if (words < least) continue;
    places.push(place);
    scores.push(score);
    if (score > best) best = score;
  }
  /** @type {BodyHit[]} */
  const hits = [];
  places.forEach((place, i) => {
    const score = /** @type {number} */ (scores[i]);
    if (score >= best * NEAR_BEST) hits.push({ place, score });
  });
  return hits.sort((one, other) => other.score - one.score || one.place - other.place);
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
  const { starts, values } = bearers;
  /** @type {number[]} */
  const named = [];
  query.units.forEach(({ covers }, i) => {
    const answered = pick(rows, covers);
    facts[i]?.forEach((fit, value) => {
      const isNamed = isOwn(value);
      const end = /** @type {number} */ (starts[value + 1]);
      for (let at = /** @type {number} */ (starts[value]); at < end; at++) {
        const place = /** @type {number} */ (values[at]);
        for (let row = 0; row < answered.length; row++) raise(/** @type {Float32Array} */ (answered[row]), place, fit);
        if (!isNamed) continue;
        if (!own[place]) named.push(place);
        raise(own, place, fit);
      }
    });
  });
  return { rows, own, named };
}
