/** What the typed words are worth to people by what is known of them beside their names. */
import { pick } from "./rows.mjs";
import { note } from "./totals.mjs";

/** @typedef {import("./facts.mjs").Facts} Facts */
/** @typedef {import("./totals.mjs").Totals} Totals */

/** What a word counts more that a second fact bears, */
const AGAIN = 0.015;
/** up to so much in all. */
const MOST_FACT = 0.87;
const RARE = 0.12;

/**
 * Write what each typed word is worth to everybody as a fact, and count those among the people found to
 * whom any is worth something.
 *
 * @param {Facts} facts
 * @param {import("./query.mjs").Query} query
 * @param {Map<number, number>[]} values For each unit of the query, what each value is worth.
 * @param {Float32Array[]} rows Of zeros: one for each word, and one for each word at its best so far.
 * @param {Totals} found
 * @param {number[]} everyone
 */
export function support(facts, { count, units }, values, rows, found, everyone) {
  const supports = rows.slice(0, count).map((row) => new Support(row));
  units.forEach(({ covers }, i) => addFacts(facts, pick(supports, covers), values[i] ?? new Map()));
  supports.forEach((one, word) => {
    if (count > 1) one.favourRare();
    one.copyTo(/** @type {Float32Array} */ (rows[count + word]));
  });
  noteAll(found, supports, everyone);
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
 * @param {Facts} facts
 * @param {Support[]} supports
 * @param {Map<number, number>} values
 */
function addFacts(facts, supports, values) {
  if (!values.size) return;
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
 * Count those among the people found to whom a word is worth something; everybody, where that is sooner
 * done.
 *
 * @param {Totals} found
 * @param {Support[]} supports
 * @param {number[]} everyone
 */
function noteAll(found, supports, everyone) {
  const { sums } = found;
  const times = supports.reduce((all, support) => all + support.people.length, 0);
  if (times * 2 > sums.length) {
    found.people = everyone;
    sums.fill(1);
  } else for (const support of supports) support.people.forEach((person) => note(found, person));
}
