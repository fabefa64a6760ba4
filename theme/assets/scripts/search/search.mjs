/** One search over some shards: who is near the best, who passes the filters, what is shown. */
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
 * @property {ReturnType<import("./filters.mjs").Facets["read"]> | null} facets
 * @property {string[]} suggestions The nearest names, where nothing was found.
 * @property {boolean} whole Whether all was searched, so that the counts are of everything.
 */

/** @typedef {Hit} Found */
/** A post or an organisation found. @typedef {import("./bodies.mjs").BodyHit & {stack: number}} Body */

const LIMIT = 10;
const NEAR_BEST = 0.5;
/** What a score lacks at least where a typed word was not found. */
export const MISSING_WORD = 0.62;
const FEW = 5;

/** One search over some stacks of people. */
export class Search {
  /**
   * @param {import("./shelf.mjs").Stack[]} stacks
   * @param {import("./query.mjs").Query} query
   * @param {SearchOptions} options
   */
  constructor(stacks, query, options) {
    this.stacks = stacks;
    this.query = query;
    this.options = options;
    this.more = stacks[0]?.more;
    this.facets = options.facets && this.more ? new this.more.Facets() : null;
    this.readings = stacks.map(({ people }) => people.read(query));
    const near = this.#near();
    this.best = near[0]?.score ?? 0;
    this.found = this.#filtered(near);
  }

  /** Everyone near the best, best first; without words, everyone in the order of names. */
  #near() {
    /** @type {Found[]} */
    let all = [];
    this.stacks.forEach(({ people }, stack) => {
      const reading = /** @type {Reading} */ (this.readings[stack]);
      const hits = this.query.count ? people.find(reading) : everyone(people);
      if (this.stacks.length === 1) all = hits;
      else for (const hit of hits) all.push(Object.assign(hit, { stack }));
    });
    if (this.stacks.length > 1) {
      all.sort((one, other) => other.score - one.score || byName(one, other));
    }
    const best = all[0]?.score ?? 0;
    const least = Math.max(best * NEAR_BEST, best - MISSING_WORD);
    const near = all.filter(({ score }, i) => score >= (i < FEW ? best * NEAR_BEST : least));
    return this.options.sort === "name" ? near.sort(byName) : near;
  }

  /** @param {Found[]} near */
  #filtered(near) {
    const { facets, more } = this;
    const { filters = {} } = this.options;
    if (!more || (!facets && !hasFilters(filters))) return near;
    const passes = this.#filters((facts) => facts.people, filters);
    const found = near.filter(({ stack, person }) => {
      const filter = passes[stack];
      if (!filter) return false;
      const failed = filter.failed(person);
      if (!filters.vacant) facets?.add(filter, person, failed);
      return failed === 0;
    });
    return filters.vacant ? [] : found;
  }

  /**
   * The filters as they hold in each stack.
   *
   * @param {(facts: import("./facts.mjs").Facts) => import("./columns.mjs").Lists} values
   * @param {import("./filters.mjs").Filters} filters
   */
  #filters(values, filters) {
    return this.stacks.map(({ people: { facts, shard }, more }) => {
      const own = facts && values(facts);
      const flags = own === facts?.people ? shard.flags : [];
      return more && facts && own && new more.Filter(facts, own, filters, flags);
    });
  }

  /** @returns {SearchResults} */
  results() {
    const limit = this.options.limit ?? LIMIT;
    const { more } = this;
    const posts = this.#posts();
    const organisations = this.#organisations();
    const counts = {
      people: this.found.length,
      posts: posts.length,
      organisations: organisations.length,
    };
    const nothing = this.query.count > 0 && !counts.people && !counts.posts && !counts.organisations;
    return {
      people: this.found.slice(0, limit).map((hit) => {
        const { people, first } = this.#stack(hit);
        return personResult(people, hit, this.#reading(hit), first);
      }),
      posts: posts.slice(0, limit).map((hit) => postResult(this.#stack(hit).people, hit, this.#reading(hit))),
      organisations: organisations
        .slice(0, limit)
        .map((hit) => organisationResult(this.#stack(hit).people, hit, this.#reading(hit))),
      counts,
      facets: this.facets?.read(this.options.filters ?? {}) ?? null,
      suggestions: (nothing && more?.nearestNames(this.stacks.map(({ people }) => people), this.query)) || [],
      whole: more !== undefined,
    };
  }

  /** The posts that pass the filters; without words only the vacant, where they are asked for. */
  #posts() {
    const { facets, more } = this;
    const { filters = {} } = this.options;
    if (!more) return [];
    const hits = this.query.count ? this.#bodies(more.findPosts) : this.#everyPost();
    const passes = this.#filters((facts) => facts.posts, filters);
    const isVacant = (/** @type {Body} */ hit) => this.#stack(hit).people.shard.state(hit.place) === "vacant";
    const found = hits.filter((hit) => {
      const filter = passes[hit.stack];
      if (!filter) return false;
      const failed = filter.failed(hit.place);
      if (!isVacant(hit)) return !failed && !filters.vacant;
      if (facets && filters.vacant) facets.add(filter, hit.place, failed);
      if (facets && !failed) facets.vacant += 1;
      return !failed;
    });
    return this.query.count || filters.vacant ? found : [];
  }

  /** @returns {Body[]} */
  #everyPost() {
    if (!this.facets && !this.options.filters?.vacant) return [];
    return this.stacks.flatMap(({ people: { shard } }, stack) =>
      shard.listed ? Array.from(shard.postTitles, (_, place) => ({ place, score: 0, stack })) : [],
    );
  }

  /** The organisations that pass the filters. */
  #organisations() {
    const { more } = this;
    const { filters = {} } = this.options;
    if (!more || !this.query.count || filters.vacant) return [];
    const passes = this.#filters((facts) => facts.organisations, filters);
    return this.#bodies(more.findOrganisations).filter((hit) => passes[hit.stack]?.failed(hit.place) === 0);
  }

  /** @param {{stack: number}} hit */
  #stack({ stack }) {
    return /** @type {import("./shelf.mjs").Stack} */ (this.stacks[stack]);
  }

  /** @param {{stack: number}} hit */
  #reading({ stack }) {
    return /** @type {Reading} */ (this.readings[stack]);
  }

  /** @param {typeof import("./bodies.mjs").findPosts} find */
  #bodies(find) {
    const found = this.stacks.map(({ people: { facts } }, stack) =>
      facts ? find(facts, this.#reading({ stack })).map(({ place, score }) => ({ place, score, stack })) : [],
    );
    if (found.length === 1) return found[0] ?? [];
    return found.flat().sort((one, other) => other.score - one.score || one.stack - other.stack);
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
  return Array.from({ length: people.shard.size }, (_, person) => ({ person, score: 0, stack: 0 }));
}

/**
 * @param {Found} one
 * @param {Found} other
 */
function byName(one, other) {
  return one.stack - other.stack || one.person - other.person;
}
