/** Finds posts and organisations in one shard. */
import { raise, Rows } from "./rows.mjs";

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
  const { firstTitle, firstOrganisation, firstStatus } = facts;
  const { terms } = shard.head;
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
  const count = values.starts.length - 1;
  const { rows, own } = worth(facts.bearersOf(values), count, reading, isOwn);
  const least = Math.max(1, reading.query.count * ENOUGH);
  /** @type {number[]} */
  const places = [];
  /** @type {number[]} */
  const scores = [];
  let best = 0;
  for (let place = 0; place < count; place++) {
    if (!own[place]) continue;
    let score = SPARE * (own[place] ?? 0);
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
 * What each typed word is worth to each row, and what the best is worth to the row's own name.
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
  query.units.forEach(({ covers }, i) => {
    const answered = covers.map((word) => /** @type {Float32Array} */ (rows[word]));
    facts[i]?.forEach((fit, value) => {
      const raised = isOwn(value) ? [...answered, own] : answered;
      const end = /** @type {number} */ (starts[value + 1]);
      for (let at = /** @type {number} */ (starts[value]); at < end; at++) {
        const place = /** @type {number} */ (values[at]);
        for (let row = 0; row < raised.length; row++) raise(/** @type {Float32Array} */ (raised[row]), place, fit);
      }
    });
  });
  return { rows, own };
}
