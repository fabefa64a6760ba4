/** What the typed words are worth to people by what is known of them beside their names. */
import { pick, raise } from "./rows.mjs";
import { note } from "./totals.mjs";

/** @typedef {import("./facts.mjs").Facts} Facts */
/** @typedef {import("./totals.mjs").Totals} Totals */

/**
 * Everybody in a shard, by number; what a word counts more for each because their post stands early among its
 * organisation's; and for each typed word room for those to whom it is worth something, used again by the next search.
 *
 * @typedef {{everyone: number[], standings: Float32Array, rooms: Uint32Array[]}} Everybody
 */

/** What a word counts more that a second fact bears, */
const AGAIN = 0.015;
/** up to so much in all. */
const MOST_FACT = 0.87;
const RARE = 0.12;
/**
 * What a word counts more for who holds the first of an organisation's posts, less for each that follows:
 * so little that it only parts those who are found alike.
 */
const FIRST = 1e-4;

/**
 * Write what each typed word is worth to everybody as a fact, and count those among the people found to
 * whom any is worth something.
 *
 * @param {Facts} facts
 * @param {import("./query.mjs").Query} query
 * @param {Map<number, number>[]} values For each unit of the query, what each value is worth.
 * @param {Float32Array[]} rows Of zeros: one for each word, and one for each word at its best so far.
 * @param {Totals} found
 * @param {Everybody} all
 */
export function support(facts, { count, units }, values, rows, found, { everyone, standings, rooms }) {
  while (rooms.length < count) rooms.push(new Uint32Array(everyone.length));
  const supports = rows.slice(0, count).map((row, word) => new Support(row, /** @type {Uint32Array} */ (rooms[word])));
  units.forEach(({ covers }, i) => addFacts(facts, pick(supports, covers), values[i] ?? new Map()));
  supports.forEach((one, word) => {
    if (count > 1) one.favourRare();
    one.copyTo(/** @type {Float32Array} */ (rows[count + word]), standings);
  });
  noteAll(found, supports, everyone);
}

/**
 * Everybody in a shard.
 *
 * @param {import("./shard.mjs").Shard} shard
 * @param {number} ranked An organisation of more posts has them in an order that tells nothing.
 * @returns {Everybody}
 */
export function everybody({ held, organisationOf, firstPosts, size }, ranked) {
  const standings = new Float32Array(size);
  const everyone = Array.from(standings, (_, person) => person);
  for (const person of everyone) {
    held.each(person, (post) => {
      const organisation = /** @type {number} */ (organisationOf[post]);
      const first = /** @type {number} */ (firstPosts[organisation]);
      const count = /** @type {number} */ (firstPosts[organisation + 1]) - first;
      if (count <= ranked) raise(standings, person, FIRST / (1 + post - first));
    });
  }
  return { everyone, standings, rooms: [] };
}

/** What a typed word is worth to those whose facts bear it. */
class Support {
  /** To how many it is worth something. */
  count = 0;

  /**
   * @param {Float32Array} row Of zeros: gets what it is worth to everybody.
   * @param {Uint32Array} people Gets those to whom it is worth something.
   */
  constructor(row, people) {
    this.row = row;
    this.people = people;
  }

  /**
   * Raise what the word is worth to those who bear a value; a second fact that bears it counts a little more.
   *
   * @param {import("./columns.mjs").Lists} bearers
   * @param {number} value
   * @param {number} worth
   */
  add({ starts, values }, value, worth) {
    const { people, row } = this;
    const end = /** @type {number} */ (starts[value + 1]);
    for (let at = /** @type {number} */ (starts[value]); at < end; at++) {
      const person = /** @type {number} */ (values[at]);
      const known = /** @type {number} */ (row[person]);
      const most = Math.max(known, worth);
      row[person] = known ? Math.max(most, Math.min(most + AGAIN, MOST_FACT)) : worth;
      if (!known) people[this.count++] = person;
    }
  }

  /** Let a fact that few bear count for more than one that many bear. */
  favourRare() {
    const { people, count, row } = this;
    const more = RARE * (1 - Math.log(1 + count) / Math.log(1 + row.length));
    for (let i = 0; i < count; i++) {
      const person = /** @type {number} */ (people[i]);
      row[person] = /** @type {number} */ (row[person]) + more;
    }
  }

  /**
   * @param {Float32Array} other Of zeros.
   * @param {Float32Array} more What it counts more for everybody.
   */
  copyTo(other, more) {
    const { people, count, row } = this;
    for (let i = 0; i < count; i++) {
      const person = /** @type {number} */ (people[i]);
      other[person] = row[person] = /** @type {number} */ (row[person]) + /** @type {number} */ (more[person]);
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
  const bearers = facts.bearersOf(facts.people);
  for (const support of supports) values.forEach((worth, value) => support.add(bearers, value, worth));
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
  const times = supports.reduce((all, support) => all + support.count, 0);
  if (times * 2 > sums.length) {
    found.people = everyone;
    sums.fill(1);
  } else for (const { people, count } of supports) people.subarray(0, count).forEach((person) => note(found, person));
}
