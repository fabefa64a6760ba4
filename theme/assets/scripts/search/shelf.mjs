/** The shards and parts of an index: which of them a query needs, fetched once each. */
import { Lexicon } from "./lexicon.mjs";
import { meant, surest } from "./meaning.mjs";
import { People } from "./people.mjs";
import { pick, raise } from "./rows.mjs";
import { Shard } from "./shard.mjs";

/** @typedef {import("./head.mjs").Head} Head */
/** @typedef {(file: string) => Promise<any>} Fetcher Gives a file of the index, its JSON parsed. */

/**
 * Some people.
 *
 * @typedef {object} Stack
 * @property {People} people
 * @property {number} first The number of the first of them.
 * @property {typeof import("./whole.mjs")} [more] What finds other things than names, where all is here.
 */

/** How much somebody in a shard can score. @typedef {{shard: number, most: number}} Chance */

/**
 * Where the people may be whom a query names.
 *
 * @typedef {object} Chances
 * @property {Chance[]} shards The likeliest first, each with the most that somebody there can score.
 * @property {boolean} all Whether names alone tell only if somebody's answer all words that are in names.
 */

/** From here on a typed word is somebody's name, */
const SURE = 0.6;
/** and here it is beyond doubt, so that another word may be passed over that is nobody's. */
const CERTAIN = 0.85;
const LEAST_NAMED = 2;
const PART = 0.9;

export class Shelf {
  /**
   * @param {Head} head
   * @param {Fetcher} fetcher
   */
  constructor(head, fetcher) {
    this.head = head;
    this.fetcher = fetcher;
    /** @type {Map<number, Promise<Stack>>} */
    this.shards = new Map();
    /** @type {Promise<Stack[]> | undefined} */
    this.parts = undefined;
    /** Whether all parts are here. */
    this.isWhole = false;
    this.words = readWords(head);
    const { shard } = head.data;
    if (shard) this.shards.set(0, Promise.resolve({ people: new People(new Shard(shard, head)), first: 0 }));
  }

  /**
   * Every word of a name.
   *
   * @returns {Promise<Lexicon>}
   */
  async names() {
    return this.words?.lexicon ?? (await this.shard(0)).people.lexicon;
  }

  /**
   * The people of a shard, with no more than is needed to find them by name.
   *
   * @param {number} number
   * @returns {Promise<Stack>}
   */
  shard(number) {
    let fetched = this.shards.get(number);
    if (!fetched) {
      const { head } = this;
      const first = number * head.sizes.shard;
      fetched = this.fetcher(head.shards[number] ?? "").then((data) => ({
        people: new People(new Shard(data, head)),
        first,
      }));
      fetched.catch(() => this.shards.delete(number));
      this.shards.set(number, fetched);
    }
    return fetched;
  }

  /**
   * Some shard that holds a person, and the person's place there.
   *
   * @param {number} number
   */
  async holding(number) {
    const isSmall = this.head.shards.length === 0;
    const size = this.isWhole || isSmall ? this.head.sizes.part : this.head.sizes.shard;
    const at = Math.floor(number / size);
    const stack = this.isWhole ? (await this.whole())[at] : await this.shard(at);
    if (!stack) throw new Error("the index holds no such person");
    return { shard: stack.people.shard, place: number - stack.first };
  }

  /**
   * Everybody and everything.
   *
   * @returns {Promise<Stack[]>}
   */
  whole() {
    if (!this.parts) {
      this.parts = Promise.all(this.head.parts.map((file, number) => this.#part(file, number)));
      this.parts.then(
        () => (this.isWhole = true),
        () => (this.parts = undefined),
      );
    }
    return this.parts;
  }

  /**
   * @param {string} file
   * @param {number} number
   */
  async #part(file, number) {
    const { head } = this;
    const [data, more] = await Promise.all([this.fetcher(file), import("./whole.mjs")]);
    const columns = head.data.shard ? joined(head.data.shard, data) : data;
    const shard = new Shard(columns, head);
    const facts = new more.Facts(shard, new more.Synonyms(data.synonyms), data.further);
    return { people: new People(shard, facts), first: number * head.sizes.part, more };
  }

  /**
   * Where the people may be whom a query names; null where it names nobody, so that names alone do
   * not tell.
   *
   * @param {import("./query.mjs").Query} query
   * @returns {Promise<Chances | null>}
   */
  async chances(query) {
    const words = this.words?.at ?? wordsOf((await this.shard(0)).people);
    const best = Array.from({ length: query.count }, () => new Float32Array(this.head.shards.length || 1));
    const isShouted = query.units.slice(0, query.count).every(({ capitals }) => capitals);
    for (const unit of query.units) {
      const rows = pick(best, unit.covers);
      // `RAF` is no Rafferty: what its letters stand for is not known yet. Two beside a name may be initials.
      const isKnown = (unit.capitals && (query.count < 2 || (!isShouted && unit.folded.length > 2))) || this.head.termWords.has(unit.folded, false);
      words(unit, isKnown, (shard, fit) => {
        for (const row of rows) raise(row, shard, fit);
      });
    }
    return this.words ? inOrder(best) : together(best, query);
  }
}

/**
 * Tells in which shards a typed word, which may be known beside names, is part of a name, and how well it fits.
 *
 * @typedef {(unit: import("./query.mjs").Unit, isKnown: boolean, take: (shard: number, fit: number) => void) => void} Words
 */

/**
 * @param {Head} head
 * @returns {{lexicon: Lexicon, at: Words} | undefined} Nothing in a small directory.
 */
function readWords(head) {
  const known = head.lexicon;
  if (!known) return undefined;
  const lexicon = new Lexicon(head.sounds);
  for (const word of known.words) lexicon.add(word);
  /** @type {Words} */
  const at = (unit, isKnown, take) => {
    const fits = lexicon.fits(unit.folded, { ...unit, nicknames: head.nicknames });
    for (const found of Object.values(meant(fits, unit, lexicon.words, isKnown))) {
      found.forEach((fit, word) => {
        for (const shard of known.families.at(word)) take(shard, fit);
        for (const shard of known.parts.at(word)) take(shard, fit * PART);
      });
    }
  };
  return { lexicon, at };
}

/**
 * The same where all people are in one shard.
 *
 * @param {People} people
 * @returns {Words}
 */
function wordsOf(people) {
  return (unit, isKnown, take) => take(0, surest(meant(people.fits(unit), unit, people.lexicon.words, isKnown)));
}

/**
 * The chances of a small directory, where little has to be fetched to know more: every word is
 * somebody's name for certain, or its beginning while it is typed.
 *
 * @param {Float32Array[]} best
 * @param {import("./query.mjs").Query} query
 * @returns {Chances | null}
 */
function together(best, { units }) {
  const most = best.map((row) => row[0] ?? 0);
  const named = most.every((fit, word) => fit >= (units[word]?.open ? SURE : CERTAIN));
  const sum = most.reduce((total, fit) => total + fit, 0);
  return named ? { shards: [{ shard: 0, most: sum }], all: true } : null;
}

/**
 * @param {Float32Array[]} best For each word, how well each shard answers it.
 * @returns {Chances | null}
 */
function inOrder(best) {
  const known = best.filter((row) => Math.max(...row) >= SURE);
  const unknown = best.length - known.length;
  const named = unknown ? best.filter((row) => Math.max(...row) >= CERTAIN).length : known.length;
  if (!named || (unknown && (named < LEAST_NAMED || named < known.length))) return null;
  const shards = Array.from(best[0] ?? [], (_, shard) => ({
    shard,
    most: known.reduce((sum, row) => sum + (row[shard] ?? 0), 0),
  }));
  shards.sort((one, other) => other.most - one.most || one.shard - other.shard);
  return { shards: shards.filter(({ most }) => most > 0), all: unknown > 0 };
}

/**
 * The columns of a shard with those that came later.
 *
 * @param {any} first
 * @param {any} later
 */
function joined(first, later) {
  const tables = ["organisations", "posts", "people"];
  const whole = tables.map((table) => [table, { ...first[table], ...later[table] }]);
  return { ...first, ...Object.fromEntries(whole) };
}
