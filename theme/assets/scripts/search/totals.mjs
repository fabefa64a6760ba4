/** What the typed words are worth to everybody, each word at its best, before anybody is looked at. */
import { raise } from "./rows.mjs";

/** @typedef {import("./people.mjs").People} People */
/** @typedef {import("./people.mjs").Hit} Hit */
/** @typedef {import("./people.mjs").Reading} Reading */

/** What a word counts more that a second fact bears, */
const AGAIN = 0.015;
/** up to so much in all. */
const MOST_FACT = 0.87;
const RARE = 0.12;
const NEAR_BEST = 0.5;
const PEOPLE = 2 ** 17;
const MOST = 2 ** 26;
/** @type {Map<number, number>} */
const NONE = new Map();

/**
 * For each person the sum of what every typed word is worth at its best.
 *
 * @param {People} people
 * @param {Reading} reading
 * @param {Float32Array[]} rows Of zeros: one for each word as a fact, one for each at its best, and
 *   one for the sum.
 */
export function totals(people, { query, names, facts }, rows) {
  const { count, units } = query;
  const sums = /** @type {Float32Array} */ (rows[2 * count]);
  const best = rows.slice(count, 2 * count);
  if (people.facts) {
    units.forEach(({ covers }, i) => addFacts(people, pick(rows, covers), facts[i] ?? NONE));
    best.forEach((row, word) => {
      const own = /** @type {Float32Array} */ (rows[word]);
      if (count > 1) favourRare(own);
      row.set(own);
    });
  }
  units.forEach(({ covers }, i) => {
    const fits = names[i];
    if (fits) addNames(people, pick(best, covers), fits);
  });
  for (const row of best) {
    for (let i = 0; i < sums.length; i++) {
      sums[i] = /** @type {number} */ (sums[i]) + /** @type {number} */ (row[i]);
    }
  }
  return sums;
}

/**
 * @param {People} people
 * @param {Float32Array[]} rows
 * @param {import("./lexicon.mjs").Fits} fits
 */
function addNames({ places, personAt, weights, given: isGiven }, rows, { any, given }) {
  /** @param {number} place @param {number} fit */
  const add = (place, fit) => {
    const worth = fit * /** @type {number} */ (weights[place]);
    const person = /** @type {number} */ (personAt[place]);
    for (let i = 0; i < rows.length; i++) raise(/** @type {Float32Array} */ (rows[i]), person, worth);
  };
  any.forEach((fit, word) => places.each(word, (place) => add(place, fit)));
  given.forEach((fit, word) => places.each(word, (place) => isGiven[place] && add(place, fit)));
}

/**
 * @param {People} people
 * @param {Float32Array[]} rows
 * @param {Map<number, number>} values
 */
function addFacts({ facts }, rows, values) {
  if (!facts || !values.size) return;
  const bearers = facts.bearersOf(facts.people);
  for (const [value, worth] of values) {
    for (const row of rows) bearers.each(value, (person) => support(row, person, worth));
  }
}

/**
 * @param {Float32Array[]} rows
 * @param {number[]} covers
 */
function pick(rows, covers) {
  return covers.map((word) => /** @type {Float32Array} */ (rows[word]));
}

/**
 * Everyone whose total is not far below the best, best first.
 *
 * @param {Float32Array} totals
 * @returns {Hit[]}
 */
export function nearest(totals) {
  let best = 0;
  for (let i = 0; i < totals.length; i++) best = Math.max(best, /** @type {number} */ (totals[i]));
  /** @type {number[]} */
  const keys = [];
  for (let person = 0; person < totals.length; person++) {
    const total = /** @type {number} */ (totals[person]);
    // Whole numbers sort fast: the total in millionths, turned round, then the person.
    if (total && total >= best * NEAR_BEST) keys.push((MOST - Math.round(total * 1e6)) * PEOPLE + person);
  }
  /** @type {Hit[]} */
  const hits = [];
  for (const key of new Float64Array(keys).sort()) {
    const person = key % PEOPLE;
    hits.push({ person, score: /** @type {number} */ (totals[person]), stack: 0 });
  }
  return hits;
}

/**
 * Let a fact that few bear count for more than one that many bear.
 *
 * @param {Float32Array} row
 */
function favourRare(row) {
  let count = 0;
  for (let i = 0; i < row.length; i++) if (row[i]) count += 1;
  if (!count) return;
  const more = RARE * (1 - Math.log(1 + count) / Math.log(1 + row.length));
  for (let i = 0; i < row.length; i++) if (row[i]) row[i] = /** @type {number} */ (row[i]) + more;
}

/**
 * Raise what a word is worth to somebody; a second fact that bears it counts a little more.
 *
 * @param {Float32Array} row
 * @param {number} person
 * @param {number} worth
 */
function support(row, person, worth) {
  const known = /** @type {number} */ (row[person]);
  row[person] = known ? Math.max(known, Math.min(Math.max(known, worth) + AGAIN, MOST_FACT)) : worth;
}
