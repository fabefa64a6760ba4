/**
 * The people search: `const index = await open(fetcher)`, then `await index.search(text, options)`.
 *
 * Nothing here touches a page, so it runs in a window, in a Web Worker and in Node.
 */
import { findOrganisations, findPosts } from "./bodies.mjs";
import { Facets, Filter } from "./filters.mjs";
import { Head } from "./head.mjs";
import { nearestNames } from "./nearest.mjs";
import { parse } from "./query.mjs";
import { organisationResult, personResult, postResult } from "./results.mjs";
import { Shelf } from "./shelf.mjs";

/** @typedef {import("./people.mjs").People} People */
/** @typedef {import("./people.mjs").Hit} Hit */
/** @typedef {import("./people.mjs").Reading} Reading */

/**
 * @typedef {object} SearchOptions
 * @property {import("./filters.mjs").Filters} [filters]
 * @property {"relevance" | "name" | "newest"} [sort]
 * @property {number} [limit] How many of each kind are returned; 10 where it is not given.
 * @property {boolean} [facets] Whether choices are counted; that needs the whole index.
 * @property {boolean} [whole] Whether all is searched, also where the names alone seem to tell.
 */

/**
 * @typedef {object} SearchResults
 * @property {import("./results.mjs").PersonResult[]} people
 * @property {import("./results.mjs").PostResult[]} posts
 * @property {import("./results.mjs").OrganisationResult[]} organisations
 * @property {{people: number, posts: number, organisations: number}} counts
 * @property {ReturnType<Facets["read"]> | null} facets
 * @property {string[]} suggestions The nearest names, where nothing was found.
 * @property {boolean} whole Whether all was searched, so that the counts are of everything.
 */

/**
 * What a result shows after its first line.
 *
 * @typedef {object} Details
 * @property {string} photo Its path, or nothing.
 * @property {string} initials
 * @property {number} tint
 * @property {string} since The day the newest of their posts began, as in `2026-09-12`.
 * @property {{name: string, email: string, phone: string, tel: string} | null} assistant
 */

const HEAD = "people.json";
const LIMIT = 10;
const NEAR_BEST = 0.5;
const MISSING_WORD = 0.62;
const FEW = 5;
const TOGETHER = 2;
const ENOUGH = 3;
const TIE = 0.03;

/**
 * Open an index.
 *
 * @param {import("./shelf.mjs").Fetcher} fetcher Gives a file of the index, its JSON parsed.
 * @returns {Promise<PeopleIndex>} Rejected where the index is missing, damaged or of another version.
 */
export async function open(fetcher) {
  return new PeopleIndex(new Head(await fetcher(HEAD)), fetcher);
}

/** A person found, in whichever shard. @typedef {Hit & {shard: number}} Found */

export class PeopleIndex {
  /**
   * @param {Head} head
   * @param {import("./shelf.mjs").Fetcher} fetcher
   */
  constructor(head, fetcher) {
    this.head = head;
    this.shelf = new Shelf(head, fetcher);
    this.fetcher = fetcher;
    /** @type {Map<number, Promise<any[][]>>} */
    this.drawn = new Map();
  }

  /**
   * Search people, posts and organisations. Without text, everyone who passes the filters is found.
   *
   * @param {string} text
   * @param {SearchOptions} [options]
   * @returns {Promise<SearchResults>} Rejected where a part of the index cannot be fetched.
   */
  async search(text, options = {}) {
    const query = parse(text, this.head.writing);
    const needsAll = options.whole || options.facets || options.sort === "newest" || !query.count;
    const chances = needsAll || hasFilters(options.filters) ? null : this.shelf.chances(query);
    const searched = chances
      ? await this.#likeliest(query, options, chances)
      : await this.#over([...Array(this.shelf.count).keys()], query, options);
    if (options.sort === "newest") await this.#sortByDay(searched.found);
    return searched.results(this.shelf.firsts, searched.shards.size === this.shelf.count);
  }

  /**
   * @param {number[]} numbers
   * @param {import("./query.mjs").Query} query
   * @param {SearchOptions} options
   */
  async #over(numbers, query, options) {
    const shards = await Promise.all(numbers.map((number) => this.shelf.get(number)));
    return new Search(new Map(numbers.map((number, i) => [number, /** @type {People} */ (shards[i])])), query, options);
  }

  /**
   * Search the likeliest shards, until no other can hold anybody better; all of them where a word
   * that is somebody's name is still nobody's here.
   *
   * @param {import("./query.mjs").Query} query
   * @param {SearchOptions} options
   * @param {import("./shelf.mjs").Chance[]} chances
   */
  async #likeliest(query, options, chances) {
    const most = chances[0]?.most ?? 0;
    let taken = chances.filter((one, i) => i < TOGETHER && one.most >= most - TIE).length;
    let searched = await this.#over(numbersOf(chances, taken), query, options);
    const hasMore = () => (chances[taken]?.most ?? 0) > searched.best + TIE;
    while (hasMore() && taken < ENOUGH) {
      taken += 1;
      searched = await this.#over(numbersOf(chances, taken), query, options);
    }
    const isMissing = hasMore() && searched.best < (chances[taken]?.most ?? 0) - MISSING_WORD;
    return isMissing ? this.#over([...Array(this.shelf.count).keys()], query, options) : searched;
  }

  /**
   * What people's results show after their first line.
   *
   * @param {number[]} people Their `number`s.
   * @returns {Promise<Details[]>}
   */
  async details(people) {
    const { size } = this.head.details;
    return Promise.all(
      people.map(async (number) => {
        const rows = await this.#detailsFile(Math.floor(number / size));
        const [photo, initials, tint, since, ...line] = rows[number % size] ?? [];
        const [name, email, phone, tel] = line;
        return { photo, initials, tint, since, assistant: name ? { name, email, phone, tel } : null };
      }),
    );
  }

  /** @param {number} file */
  #detailsFile(file) {
    let drawn = this.drawn.get(file);
    if (!drawn) {
      drawn = this.fetcher(this.head.details.files[file] ?? "");
      drawn.catch(() => this.drawn.delete(file));
      this.drawn.set(file, drawn);
    }
    return drawn;
  }

  /** @param {Found[]} found */
  async #sortByDay(found) {
    const { firsts } = this.shelf;
    const numbers = found.map(({ shard, person }) => (firsts[shard] ?? 0) + person);
    const details = await this.details(numbers);
    const days = new Map(found.map((hit, i) => [hit, details[i]?.since ?? ""]));
    found.sort((one, other) => (days.get(one) ?? "") < (days.get(other) ?? "") ? 1 : -1);
  }
}

/** One search over some shards. */
class Search {
  /**
   * @param {Map<number, People>} shards
   * @param {import("./query.mjs").Query} query
   * @param {SearchOptions} options
   */
  constructor(shards, query, options) {
    this.shards = shards;
    this.query = query;
    this.options = options;
    this.facets = options.facets ? new Facets() : null;
    /** @type {Map<number, Reading>} */
    this.readings = new Map();
    for (const [number, people] of this.shards) this.readings.set(number, people.read(query));
    const near = this.#near();
    this.best = near[0]?.score ?? 0;
    this.found = this.#filtered(near);
  }

  /** Everyone near the best, best first; without words, everyone in the order of names. */
  #near() {
    /** @type {Found[]} */
    const all = [];
    for (const [shard, people] of this.shards) {
      const reading = /** @type {Reading} */ (this.readings.get(shard));
      const hits = this.query.count ? people.find(reading) : everyone(people);
      for (const { person, score } of hits) all.push({ person, score, shard });
    }
    if (this.shards.size > 1) {
      all.sort((one, other) => other.score - one.score || byName(one, other));
    }
    const best = all[0]?.score ?? 0;
    const least = Math.max(best * NEAR_BEST, best - MISSING_WORD);
    const near = all.filter(({ score }, i) => score >= (i < FEW ? best * NEAR_BEST : least));
    return this.options.sort === "name" ? near.sort(byName) : near;
  }

  /** @param {Found[]} near */
  #filtered(near) {
    const filters = new Map(
      [...this.shards].map(([shard, people]) => [
        shard,
        new Filter(people, this.options.filters ?? {}),
      ]),
    );
    return near.filter(({ shard, person }) => {
      const filter = /** @type {Filter} */ (filters.get(shard));
      const failed = filter.failed(person);
      this.facets?.add(filter.people, person, failed);
      return failed === 0;
    });
  }

  /**
   * @param {Uint32Array} firsts The number of each shard's first person.
   * @param {boolean} whole
   * @returns {SearchResults}
   */
  results(firsts, whole) {
    const limit = this.options.limit ?? LIMIT;
    const posts = this.#bodies(findPosts);
    const organisations = this.#bodies(findOrganisations);
    const counts = {
      people: this.found.length,
      posts: posts.length,
      organisations: organisations.length,
    };
    const nothing = this.query.count > 0 && !counts.people && !counts.posts && !counts.organisations;
    return {
      people: this.found
        .slice(0, limit)
        .map((hit) => personResult(...this.#at(hit), firsts[hit.shard] ?? 0)),
      posts: posts.slice(0, limit).map((hit) => postResult(...this.#at(hit))),
      organisations: organisations.slice(0, limit).map((hit) => organisationResult(...this.#at(hit))),
      counts,
      facets: this.facets?.read() ?? null,
      suggestions: nothing ? nearestNames([...this.shards.values()], this.query) : [],
      whole,
    };
  }

  /**
   * @template {{shard: number}} H
   * @param {H} hit
   * @returns {[People, H, Reading]}
   */
  #at(hit) {
    const people = /** @type {People} */ (this.shards.get(hit.shard));
    return [people, hit, /** @type {Reading} */ (this.readings.get(hit.shard))];
  }

  /** @param {typeof findPosts} find */
  #bodies(find) {
    if (!this.query.count || hasFilters(this.options.filters)) return [];
    return [...this.shards]
      .flatMap(([shard, people]) =>
        find(people.facts, /** @type {Reading} */ (this.readings.get(shard))).map((hit) => ({
          ...hit,
          shard,
        })),
      )
      .sort((one, other) => other.score - one.score || one.shard - other.shard);
  }
}

/**
 * @param {import("./shelf.mjs").Chance[]} chances
 * @param {number} count
 */
function numbersOf(chances, count) {
  return chances.slice(0, count).map(({ shard }) => shard);
}

/** @param {import("./filters.mjs").Filters} [filters] */
function hasFilters(filters = {}) {
  return Object.values(filters).some((chosen) => chosen === true || (chosen && chosen.length > 0));
}

/**
 * @param {People} people
 * @returns {Hit[]}
 */
function everyone(people) {
  return Array.from({ length: people.shard.size }, (_, person) => ({ person, score: 0 }));
}

/**
 * @param {Found} one
 * @param {Found} other
 */
function byName(one, other) {
  return one.shard - other.shard || one.person - other.person;
}
