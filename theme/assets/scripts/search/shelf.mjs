/** The shards of an index: which of them a query needs, fetched once each. */
import { Lexicon } from "./lexicon.mjs";
import { running } from "./columns.mjs";
import { People } from "./people.mjs";
import { raise } from "./rows.mjs";
import { Shard } from "./shard.mjs";

/** @typedef {import("./head.mjs").Head} Head */
/** @typedef {(file: string) => Promise<any>} Fetcher Gives a file of the index, its JSON parsed. */

const SURE = 0.6;
const PART = 0.9;

export class Shelf {
  /**
   * @param {Head} head
   * @param {Fetcher} fetcher
   */
  constructor(head, fetcher) {
    this.head = head;
    this.fetcher = fetcher;
    /** @type {Map<number, Promise<People>>} */
    this.fetched = new Map();
    this.words = readWords(head);
    /** The number of each shard's first person. */
    this.firsts = running(head.counts);
    if (head.data.shard) {
      this.fetched.set(0, Promise.resolve(new People(new Shard(head.data.shard, head))));
    }
  }

  get count() {
    return this.head.shards.length || 1;
  }

  /**
   * A shard, by its number.
   *
   * @param {number} number
   * @returns {Promise<People>}
   */
  get(number) {
    let fetched = this.fetched.get(number);
    if (!fetched) {
      const file = this.head.shards[number] ?? "";
      fetched = this.fetcher(file).then((data) => new People(new Shard(data, this.head)));
      fetched.catch(() => this.fetched.delete(number));
      this.fetched.set(number, fetched);
    }
    return fetched;
  }

  /** @returns {Promise<People[]>} */
  all() {
    return Promise.all(Array.from({ length: this.count }, (_, number) => this.get(number)));
  }

  /**
   * The shards where the people may be whom a query names, the likeliest first, each with the most
   * that somebody there can score; null where it names nobody, so that only all shards can tell.
   *
   * @param {import("./query.mjs").Query} query
   * @returns {Chance[] | null}
   */
  chances(query) {
    const { words } = this;
    if (!words) return null;
    const best = Array.from({ length: query.count }, () => new Float32Array(this.count));
    for (const unit of query.units) {
      const { any, given } = words.lexicon.fits(unit.folded, { ...unit, nicknames: this.head.nicknames });
      const rows = unit.covers.map((word) => /** @type {Float32Array} */ (best[word]));
      for (const [word, fit] of [...any, ...given]) {
        for (const row of rows) {
          for (const shard of words.families.at(word)) raise(row, shard, fit);
          for (const shard of words.parts.at(word)) raise(row, shard, fit * PART);
        }
      }
    }
    return best.some((row) => Math.max(...row) < SURE) ? null : inOrder(best, this.count);
  }
}

/**
 * The words of the index itself, where there is more than one shard.
 *
 * @param {Head} head
 */
function readWords(head) {
  const known = head.lexicon;
  if (!known) return undefined;
  const lexicon = new Lexicon(head.sounds);
  for (const word of known.words) lexicon.add(word);
  return { lexicon, families: known.families, parts: known.parts };
}

/** How much somebody in a shard can score. @typedef {{shard: number, most: number}} Chance */

/**
 * @param {Float32Array[]} best For each word, how well each shard answers it.
 * @param {number} count
 */
function inOrder(best, count) {
  return Array.from({ length: count }, (_, shard) => ({
    shard,
    most: best.reduce((sum, row) => sum + (row[shard] ?? 0), 0),
  }))
    .filter(({ most }) => most > 0)
    .sort((one, other) => other.most - one.most || one.shard - other.shard);
}
