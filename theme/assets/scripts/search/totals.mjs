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
export const NEAR_BEST = 0.5;
/** What a score lacks at least where a typed word was not found. */
export const MISSING_WORD = 0.62;
const PEOPLE = 2 ** 17;
const MOST = 2 ** 26;
/** @type {Map<number, number>} */
const NONE = new Map();

/**
 * The sum of what every typed word is worth to people at its best.
 *
 * @typedef {object} Totals
 * @property {number[]} people Those to whom any is worth something.
 * @property {Float32Array} sums For everybody.
 */

/**
 * @param {People} people
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
  if (people.facts) {
    const supports = rows.slice(0, count).map((row) => new Support(row));
    units.forEach(({ covers }, i) => addFacts(people, pick(supports, covers), facts[i] ?? NONE));
    supports.forEach((support, word) => {
      if (count > 1) support.favourRare();
      support.copyTo(/** @type {Float32Array} */ (best[word]));
    });
    noteAll(found, supports, people.everyone);
  }
  units.forEach(({ covers }, i) => {
    const fits = names[i];
    if (fits) addNames(people, pick(best, covers), fits, found);
  });
  sums.fill(0);
  for (const row of best) addUp(found, row);
  return found;
}

/**
 * Add what a word is worth to everybody's sum.
 *
 * @param {Totals} found
 * @param {Float32Array} row
 */
function addUp({ people, sums }, row) {
  for (let i = 0; i < people.length; i++) {
    const person = /** @type {number} */ (people[i]);
    sums[person] = /** @type {number} */ (sums[person]) + /** @type {number} */ (row[person]);
  }
}

/**
 * Count those among the people found to whom a word is worth something; everybody, where that is sooner
 * done.
 *
 * @param {Totals} found
 * @param {Support[]} supports
 * @param {number[]} everyone
 */
function noteAll(found, supports, everyone) {
  const { people, sums } = found;
  const times = supports.reduce((all, support) => all + support.people.length, 0);
  if (times * 2 > sums.length) {
    found.people = everyone;
    sums.fill(1);
  } else for (const support of supports) support.people.forEach((person) => note(found, person));
}

/**
 * Count somebody among the people found.
 *
 * @param {Totals} found Its sums are not known yet, and tell here who is among them.
 * @param {number} person
 */
function note({ people, sums }, person) {
  if (sums[person]) return;
  sums[person] = 1;
  people.push(person);
}

/**
 * @param {People} people
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
 * Everyone whose total is not far below the best, best first, each in one number: `hitOf` reads it.
 *
 * @param {Totals} totals
 */
export function nearest({ people, sums }) {
  let best = 0;
  for (let i = 0; i < people.length; i++) {
    const total = /** @type {number} */ (sums[/** @type {number} */ (people[i])]);
    if (total > best) best = total;
  }
  /** @type {number[]} */
  const keys = [];
  for (let i = 0; i < people.length; i++) {
    const person = /** @type {number} */ (people[i]);
    const total = /** @type {number} */ (sums[person]);
    // Whole numbers sort fast: the total in millionths, turned round, then the person.
    if (total && total >= best * NEAR_BEST) keys.push((MOST - Math.round(total * 1e6)) * PEOPLE + person);
  }
  return new Float64Array(keys).sort();
}

/**
 * @param {Totals} totals
 * @param {number} key
 * @returns {Hit}
 */
export function hitOf({ sums }, key) {
  const person = key % PEOPLE;
  return { person, score: /** @type {number} */ (sums[person]), stack: 0 };
}

/**
 * The least score that is near enough to the best to be shown.
 *
 * @param {number} best
 */
export function leastNear(best) {
  return Math.max(best * NEAR_BEST, best - MISSING_WORD);
}
