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
    const supports = rows.slice(0, count).map((row) => new Support(row));
    units.forEach(({ covers }, i) => addFacts(people, pick(supports, covers), facts[i] ?? NONE));
    supports.forEach((support, word) => {
      if (count > 1) support.favourRare();
      support.copyTo(/** @type {Float32Array} */ (best[word]));
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
 * @param {Support[]} supports
 * @param {Map<number, number>} values
 */
function addFacts({ facts }, supports, values) {
  if (!facts || !values.size) return;
  const { starts, values: people } = facts.bearersOf(facts.people);
  values.forEach((worth, value) => {
    const end = /** @type {number} */ (starts[value + 1]);
    for (let at = /** @type {number} */ (starts[value]); at < end; at++) {
      const person = /** @type {number} */ (people[at]);
      for (let i = 0; i < supports.length; i++) /** @type {Support} */ (supports[i]).add(person, worth);
    }
  });
}

/**
 * @template T
 * @param {T[]} rows
 * @param {number[]} covers
 */
function pick(rows, covers) {
  return covers.map((word) => /** @type {T} */ (rows[word]));
}

/** What a typed word is worth to those whose facts bear it. */
class Support {
  /** Those to whom it is worth something. @type {number[]} */
  people = [];

  /** @param {Float32Array} row Of zeros: gets what it is worth to everybody. */
  constructor(row) {
    this.row = row;
  }

  /**
   * Raise what the word is worth to somebody; a second fact that bears it counts a little more.
   *
   * @param {number} person
   * @param {number} worth
   */
  add(person, worth) {
    const { row } = this;
    const known = /** @type {number} */ (row[person]);
    row[person] = known ? Math.max(known, Math.min(Math.max(known, worth) + AGAIN, MOST_FACT)) : worth;
    if (!known) this.people.push(person);
  }

  /** Let a fact that few bear count for more than one that many bear. */
  favourRare() {
    const { people, row } = this;
    const more = RARE * (1 - Math.log(1 + people.length) / Math.log(1 + row.length));
    for (let i = 0; i < people.length; i++) {
      const person = /** @type {number} */ (people[i]);
      row[person] = /** @type {number} */ (row[person]) + more;
    }
  }

  /** @param {Float32Array} other Of zeros. */
  copyTo(other) {
    const { people, row } = this;
    for (let i = 0; i < people.length; i++) {
      const person = /** @type {number} */ (people[i]);
      other[person] = /** @type {number} */ (row[person]);
    }
  }
}

/**
 * Everyone whose total is not far below the best, best first.
 *
 * @param {Float32Array} totals
 * @returns {Hit[]}
 */
export function nearest(totals) {
  let best = 0;
  for (let i = 0; i < totals.length; i++) if (/** @type {number} */ (totals[i]) > best) best = totals[i] ?? 0;
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
