/** Finds people in one shard. */
import { Lists, placesOf } from "./columns.mjs";
import { LONGEST, Typed } from "./distance.mjs";
import { Lexicon } from "./lexicon.mjs";
import { Marks } from "./marks.mjs";
import { meant, MOST_BESIDE, surest } from "./meaning.mjs";
import { ordered, paired } from "./pairing.mjs";
import { namesOf } from "./parts.mjs";
import { MOST_WORDS } from "./query.mjs";
import { Rows } from "./rows.mjs";
import { hitOf, leastNear, nearest, totals } from "./totals.mjs";

/** @typedef {import("./roll.mjs").Roll} Roll */
/** @typedef {import("./shard.mjs").Shard} Shard */
/** @typedef {import("./facts.mjs").Facts} Facts */
/** @typedef {import("./query.mjs").Query} Query */
/** @typedef {import("./lexicon.mjs").Fits} Fits */

/**
 * How the units of a query fit the shard's words and facts.
 *
 * @typedef {object} Reading
 * @property {Query} query
 * @property {Fits[]} names For each unit.
 * @property {Map<number, number>[]} facts For each unit, what each value is worth.
 * @property {Map<number, number>} entire What it counts for whom that one name of theirs answers all words.
 * @property {Marks} marks What was typed of what is shown.
 */

/**
 * `answered`: the typed words that somebody answers, as bits; `NAMED` where a name does. `stack`: which of those that are
 * searched together.
 *
 * @typedef {{person: number, score: number, answered: number, stack: number}} Hit
 */

const CLOSEST = 40;
const MANY = 300;
const AS_NEAR = 0.1;
/** What a word can be worth at most that is only somewhat like a name. */
const GUESSED = 0.4;
const LEAST_LIKE = 0.34;
const NAMED = 2 ** 20;
/** What a letter that begins a family name is worth beside an initial: `A Vale` is rather an Ada than an Archer-Vale. */
const NO_INITIAL = 0.8;
const COVERED = 0.05;
const IN_ORDER = 0.03;

/**
 * What is known of people beside their names, as far as finding them needs it.
 *
 * @typedef {Pick<Facts, "labels" | "worths" | "support">} Known
 */

/** Any people who have names. @typedef {People<Roll, Known>} Named */

/** What is known beside names where names alone are searched. @type {Pick<Reading, "entire"> & {values: Reading["facts"]}} */
const NOTHING = { values: [], entire: new Map() };

/**
 * @template {Roll} [R=Shard]
 * @template {Known} [K=Facts]
 */
export class People {
  /**
   * @param {R} shard
   * @param {K} [facts] What is known beside names; nothing where names alone are searched.
   */
  constructor(shard, facts) {
    this.shard = shard;
    this.facts = facts;
    this.lexicon = new Lexicon(shard.head.sounds);
    const { starts, words, weights, given, personAt } = namesOf(shard, this.lexicon);
    this.rows = new Rows(shard.size);
    /** The words of each person's names, by number; a word's place is where it stands in all. */
    this.words = new Lists(starts, words);
    this.weights = weights;
    this.given = given;
    /** Whose name it is that stands at a place. */
    this.personAt = personAt;
    /** The places at which each word stands. */
    this.places = placesOf(this.words.values, this.lexicon.words.length);
  }

  /** @param {number} person */
  nameWords(person) {
    const { shard } = this;
    const [family, after] = [shard.families.at(person), shard.afters.at(person)];
    return shard.head.names.words(shard.before(person), family, after, shard.others.get(person) ?? "");
  }

  /**
   * How a typed word fits the words of names.
   *
   * @param {import("./query.mjs").Unit & {unheard?: boolean}} unit
   */
  fits(unit) {
    return this.lexicon.fits(unit.folded, { ...unit, nicknames: this.shard.nicknames });
  }

  /**
   * @param {Query} query
   * @param {boolean[]} [known] Of each unit, whether it stands among what is known beside names.
   * @returns {Reading}
   */
  read(query, known = []) {
    const { words } = this.lexicon;
    const names = query.units.map((unit, i) => meant(this.fits(unit), unit, words, known[i]));
    const { values: facts, entire } = this.facts?.worths(query.units) ?? NOTHING;
    const named = names.map((fits, i) => (query.units[i]?.covers.length === 1 ? surest(fits) : 0));
    query.units.forEach((unit, i) => {
      const isAlone = named.every((fit, other) => other === i || fit <= MOST_BESIDE);
      if (!known[i] || !isAlone) return;
      // Beside words that name nobody it begins no name: the head of the `Met` is no Metcalfe.
      names[i] = meant(this.fits({ ...unit, unheard: true }), unit, words, true, unit.capitals || query.count > 1);
    });
    return { query, names, facts, entire, marks: new Marks(query, this.shard.head.writing, this.facts?.labels, facts) };
  }

  /**
   * The people a query may mean, near the best of them, best first, before those of other shards are known.
   *
   * @param {Reading} reading
   * @returns {Hit[]}
   */
  find(reading) {
    const rows = this.rows.take(2 * reading.query.count + 1);
    const facts = rows.slice(0, reading.query.count);
    const found = totals(this, reading, rows);
    const near = nearest(found);
    const all = 2 ** reading.query.count - 1;
    const isAll = (/** @type {Hit} */ { answered }) => (answered & all) === all;
    /** @type {Hit[]} */
    const closest = [];
    /** @param {Hit} hit */
    const judge = (hit) => {
      closest.push(hit);
      this.#judge(hit, reading, facts);
    };
    const last = Math.min(near.length, CLOSEST);
    while (closest.length < last) judge(hitOf(found, near[closest.length] ?? 0));
    if (last === CLOSEST && !closest.some(isAll)) {
      // Many are as near, and one of the words may yet tell which of them is meant.
      const least = (found.sums[hitOf(found, near[0] ?? 0).person] ?? 0) - AS_NEAR;
      for (const key of near.subarray(CLOSEST, MANY)) {
        const hit = hitOf(found, key);
        if (hit.score < least) break;
        judge(hit);
      }
    }
    if (!closest.every(isAll)) this.#guess(closest, reading);
    closest.sort(byScore);
    const least = leastNear(closest[0]?.score ?? 0);
    const isAnswered = closest.some(isAll);
    for (let i = closest.length; i < near.length; i++) {
      const hit = hitOf(found, near[i] ?? 0);
      if (hit.score < least) break;
      for (let word = 0; word < reading.query.count && !isAnswered; word++) {
        if (rows[reading.query.count + word]?.[hit.person]) hit.answered |= 1 << word;
      }
      closest.push(hit);
    }
    return closest;
  }

  /**
   * Let a word that somebody does not answer tell between people who are otherwise as near: whose
   * name is least unlike it.
   *
   * @param {Hit[]} hits
   * @param {Reading} reading
   */
  #guess(hits, { query }) {
    for (const { covers, folded } of query.units) {
      const [word = 0] = covers;
      if (covers.length > 1 || folded.length < 3 || folded.length > LONGEST) continue;
      const typed = new Typed(folded);
      hits.forEach((hit) => {
        if (!(hit.answered & NAMED) || hit.answered & (1 << word)) return;
        hit.score += GUESSED * this.#likeness(hit.person, typed);
      });
      typed.done();
    }
  }

  /**
   * How like a typed word a person's names are at best, from 0 to 1; 0 where it is less than little.
   *
   * @param {number} person
   * @param {Typed} typed
   */
  #likeness(person, typed) {
    let most = 0;
    for (const number of this.words.at(person)) {
      const word = this.lexicon.words[number] ?? "";
      if (word.length < 2) continue;
      most = Math.max(most, 1 - typed.apart(word) / Math.max(word.length, typed.text.length));
    }
    return most < LEAST_LIKE ? 0 : most;
  }

  /**
   * Give a person their score, and say which of the typed words they answer.
   *
   * No word of a name answers two typed words, an initial counts only beside another word of the
   * name, one that is only like a fact's counts not at all, and a whole name in its order counts a
   * little more.
   *
   * @param {Hit} hit
   * @param {Reading} reading
   * @param {Float32Array[]} facts
   */
  #judge(hit, reading, facts) {
    const { person } = hit;
    const { query } = reading;
    /** @param {import("./pairing.mjs").Pair} pair */
    const tells = ({ covers, isLike, worth }) => !isLike || covers.some((word) => worth >= (facts[word]?.[person] ?? 0));
    const pairs = this.pairs(person, reading).filter(tells);
    const worth = this.#worth.fill(0);
    let places = 0;
    for (const pair of pairs) {
      for (const word of pair.covers) worth[word] = pair.worth;
      places += pair.covers.length;
    }
    let score = 0;
    hit.answered = pairs.length ? NAMED : 0;
    for (let word = 0; word < query.count; word++) {
      const own = Math.max(worth[word] ?? 0, facts[word]?.[person] ?? 0);
      if (own) hit.answered |= 1 << word;
      score += own;
    }
    const { starts } = this.words;
    const count = (starts[person + 1] ?? 0) - (starts[person] ?? 0);
    hit.score = score + COVERED * Math.min(1, places / count) + (ordered(pairs, query) ? IN_ORDER : 0);
    hit.score += reading.entire.get(person) ?? 0;
  }

  /** What each typed word is worth to who is judged. */
  #worth = new Float32Array(MOST_WORDS);

  /**
   * Which word of a person's names answers which typed word; the surest first.
   *
   * @param {number} person
   * @param {Reading} reading
   */
  pairs(person, { query, names }) {
    const start = /** @type {number} */ (this.words.starts[person]);
    /** @type {import("./pairing.mjs").Pair[]} */
    const all = [];
    const end = /** @type {number} */ (this.words.starts[person + 1]);
    for (let unit = 0; unit < names.length; unit++) {
      const { any, given } = /** @type {Fits} */ (names[unit]);
      if (!any.size && !given.size) continue;
      for (let place = start; place < end; place++) {
        const word = /** @type {number} */ (this.words.values[place]);
        const nickname = this.given[place] ? (given.get(word) ?? 0) : 0;
        const fit = Math.max(any.get(word) ?? 0, nickname);
        if (!fit) continue;
        const { covers, folded } = /** @type {import("./query.mjs").Unit} */ (query.units[unit]);
        const isPart = folded.length === 1 && fit < 1 && !this.given[place];
        const worth = fit * (isPart ? NO_INITIAL : 1) * /** @type {number} */ (this.weights[place]);
        const isLike = fit > nickname && !this.lexicon.words[word]?.startsWith(folded);
        all.push({ unit, place: place - start, covers, worth, isLike });
      }
    }
    return paired(all, query);
  }
}

/**
 * @param {Hit} one
 * @param {Hit} other
 */
function byScore(one, other) {
  return other.score - one.score || one.person - other.person;
}
