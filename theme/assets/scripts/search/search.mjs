/** One search over some shards: who is near the best, who passes the filters, what is shown. */
import { findOrganisations, findPosts } from "./bodies.mjs";
import { Facets, Filter } from "./filters.mjs";
import { nearestNames } from "./nearest.mjs";
import { organisationResult, personResult, postResult } from "./results.mjs";

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

/** A person found, in whichever shard. @typedef {Hit & {shard: number}} Found */

const LIMIT = 10;
const NEAR_BEST = 0.5;
/** What a score lacks at least where a typed word was not found. */
export const MISSING_WORD = 0.62;
const FEW = 5;

/** One search over some shards. */
export class Search {
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

/** @param {import("./filters.mjs").Filters} [filters] */
export function hasFilters(filters = {}) {
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
