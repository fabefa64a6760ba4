/** What the typed words are worth to everybody, each word at its best, before anybody is looked at. */
import { pick, raise } from "./rows.mjs";

/** @typedef {import("./people.mjs").Named} Named */
/** @typedef {import("./people.mjs").Hit} Hit */
/** @typedef {import("./people.mjs").Reading} Reading */

export const NEAR_BEST = 0.5;
/** What a score lacks at least where a typed word was not found. */
export const MISSING_WORD = 0.62;
const PEOPLE = 2 ** 17;
const MOST = 2 ** 26;

/**
 * The sum of what every typed word is worth to people at its best.
 *
 * @typedef {object} Totals
 * @property {number[]} people Those to whom any is worth something.
 * @property {Float32Array} sums For everybody.
 */

/**
 * @param {Named} people
 * @param {Reading} reading
 * @param {Float32Array[]} rows Of zeros: one for each word as a fact, one for each at its best, and
 *   one for the sum.
 * @returns {Totals}
 */
export function totals(people, { query, names, facts }, rows) {
  const { count, units } = query;
  const best = rows.slice(count, 2 * count);
  const sums = /** @type {Float32Array} */ (rows[2 * count]);
  /** @type {Totals} */
  const found = { people: [], sums };
  people.facts?.support(query, facts, rows, found);
  units.forEach(({ covers }, i) => {
    const fits = names[i];
    if (fits) addNames(people, pick(best, covers), fits, found);
  });
  sums.fill(0);
  // Loops count here: a browser makes an object for each one that `of` gives, until it knows the loop well.
  for (const row of best) {
    for (let i = 0; i < found.people.length; i++) {
      const person = /** @type {number} */ (found.people[i]);
      sums[person] = /** @type {number} */ (sums[person]) + /** @type {number} */ (row[person]);
    }
  }
  return found;
}

/**
 * Count somebody among the people found.
 *
 * @param {Totals} found Its sums are not known yet, and tell here who is among them.
 * @param {number} person
 */
export function note({ people, sums }, person) {
  if (sums[person]) return;
  sums[person] = 1;
  people.push(person);
}

/**
 * @param {Named} people
 * @param {Float32Array[]} rows
 * @param {import("./lexicon.mjs").Fits} fits
 * @param {Totals} found
 */
function addNames({ places, personAt, weights, given: isGiven }, rows, { any, given }, found) {
  /** @param {number} place @param {number} fit */
  const add = (place, fit) => {
    const worth = fit * /** @type {number} */ (weights[place]);
    const person = /** @type {number} */ (personAt[place]);
    note(found, person);
    for (let i = 0; i < rows.length; i++) raise(/** @type {Float32Array} */ (rows[i]), person, worth);
  };
  any.forEach((fit, word) => places.each(word, (place) => add(place, fit)));
  given.forEach((fit, word) => places.each(word, (place) => isGiven[place] && add(place, fit)));
}

/**
 * Everyone whose total is not far below the best, best first, each in one number: `hitOf` reads it.
 *
 * @param {Totals} totals
 * @param {number} [share] How much of the best a total is at least.
 */
export function nearest({ people, sums }, share = NEAR_BEST) {
  let best = 0;
  for (let i = 0; i < people.length; i++) best = Math.max(best, /** @type {number} */ (sums[/** @type {number} */ (people[i])]));
  const least = share * best;
  const keys = new Float64Array(people.length);
  let count = 0;
  for (let i = 0; i < people.length; i++) {
    const person = /** @type {number} */ (people[i]);
    const total = /** @type {number} */ (sums[person]);
    // Whole numbers sort fast: the total in millionths, turned round, then the person.
    if (total && total >= least) keys[count++] = (MOST - Math.round(total * 1e6)) * PEOPLE + person;
  }
  return keys.subarray(0, count).sort();
}

/**
 * @param {Totals} totals
 * @param {number} key
 * @returns {Hit}
 */
export function hitOf({ sums }, key) {
  const person = key % PEOPLE;
  return { person, score: /** @type {number} */ (sums[person]), answered: 0, stack: 0 };
}

/**
 * The least score that is near enough to the best to be shown.
 *
 * @param {number} best
 */
export function leastNear(best) {
  return Math.max(best * NEAR_BEST, best - MISSING_WORD);
}
