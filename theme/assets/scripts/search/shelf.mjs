/** The shards of an index: which of them a query needs, fetched once each. */
import { Lexicon } from "./lexicon.mjs";
import { running } from "./columns.mjs";
import { People } from "./people.mjs";
import { Shard } from "./shard.mjs";

/** @typedef {import("./head.mjs").Head} Head */
/** @typedef {(file: string) => Promise<any>} Fetcher Gives a file of the index, its JSON parsed. */

const MOST = 2;
const NEAR_BEST = 0.15;
const SURE = 0.6;

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
    /** The number of each shard's first person. */
    this.firsts = running(head.counts);
    if (head.data.shard) {
      this.fetched.set(0, Promise.resolve(new People(new Shard(head.data.shard, head))));
    }
  }

  get count() {
    return this.head.shards.length || 1;
  }

  /** The index's own lexicon, where there is more than one shard. */
  get lexicon() {
    const known = this.head.lexicon;
    if (!this.#lexicon && known) {
      this.#lexicon = new Lexicon(this.head.sounds);
      for (const word of known.words) this.#lexicon.add(word);
      this.#shards = known.shards;
    }
    return this.#lexicon;
  }

  /** @type {Lexicon | undefined} */
  #lexicon;
  /** @type {import("./columns.mjs").Lists | undefined} */
  #shards;

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
   * The shards where the people are whom a query names; null where it names nobody, so that only
   * all shards can tell.
   *
   * @param {import("./query.mjs").Query} query
   */
  wanted(query) {
    const { lexicon } = this;
    if (!lexicon) return [0];
    const best = Array.from({ length: query.count }, () => new Float32Array(this.count));
    for (const unit of query.units) {
      const { any, given } = lexicon.fits(unit.folded, { ...unit, nicknames: this.head.nicknames });
      for (const [word, fit] of [...any, ...given]) {
        for (const shard of this.#shards?.at(word) ?? []) {
          for (const i of unit.covers) {
            const row = best[i];
            if (row && fit > (row[shard] ?? 0)) row[shard] = fit;
          }
        }
      }
    }
    return chosen(best, this.count);
  }
}

/**
 * @param {Float32Array[]} best For each word, how well each shard answers it.
 * @param {number} count
 */
function chosen(best, count) {
  if (best.some((row) => Math.max(...row) < SURE)) return null;
  const totals = Array.from({ length: count }, (_, shard) =>
    best.reduce((sum, row) => sum + (row[shard] ?? 0), 0),
  );
  const most = Math.max(...totals);
  return totals
    .map((total, shard) => ({ total, shard }))
    .filter(({ total }) => total >= most - NEAR_BEST)
    .sort((one, other) => other.total - one.total || one.shard - other.shard)
    .slice(0, MOST)
    .map(({ shard }) => shard);
}
