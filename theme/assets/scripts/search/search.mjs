/** One search over some shards: who is near the best, who passes the filters, what is shown. */
import { personResult } from "./results.mjs";
import { leastNear, NEAR_BEST } from "./totals.mjs";

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
 * @property {import("./beside.mjs").PostResult[]} posts
 * @property {import("./beside.mjs").OrganisationResult[]} organisations
 * @property {{people: number, posts: number, organisations: number}} counts
 * @property {ReturnType<import("./filters.mjs").Facets["read"]> | null} facets
 * @property {string[]} missing The typed words that nothing answers, where others are answered.
 * @property {boolean} isScattered Whether none of what is found answers all the others.
 * @property {string[]} suggestions The nearest names, where nothing was found.
 * @property {boolean} whole Whether all was searched, so that the counts are of everything.
 */

/** @typedef {Hit} Found */

const LIMIT = 10;
const FEW = 5;
/** What is found beside people while their names alone are here. @type {import("./beside.mjs").Beside} */
const NOTHING = { posts: [], organisations: [], counts: { posts: 0, organisations: 0 }, missing: [], isScattered: false };

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
    const known = query.units.map((unit) => stacks.some(({ people }) => isKnown(people, unit)));
    this.readings = stacks.map(({ people }) => people.read(query, known));
    const near = this.#near();
    this.best = near[0]?.score ?? 0;
    this.found = this.#filtered(near);
  }

  /** Everyone near the best, best first; without words, everyone in the order of names. */
  #near() {
    /** @type {Found[]} */
    const all = [];
    this.stacks.forEach(({ people }, stack) => {
      const reading = /** @type {Reading} */ (this.readings[stack]);
      for (const hit of this.query.count ? people.find(reading) : everyone(people)) {
        hit.stack = stack;
        all.push(hit);
      }
    });
    if (this.stacks.length > 1) {
      all.sort((one, other) => other.score - one.score || byName(one, other));
    }
    const best = all[0]?.score ?? 0;
    const least = leastNear(best);
    const near = all.filter(({ score }, i) => score >= (i < FEW ? best * NEAR_BEST : least));
    return this.options.sort === "name" ? near.sort(byName) : near;
  }

  /**
   * Those who pass the filters; where none is chosen, and no choices are counted, everyone does.
   *
   * @param {Found[]} near
   */
  #filtered(near) {
    const { facets, more } = this;
    return more && (facets || hasFilters(this.options.filters)) ? more.passing(this, near) : near;
  }

  /** @returns {SearchResults} */
  results() {
    const limit = this.options.limit ?? LIMIT;
    const { more } = this;
    const beside = more?.beside(this, limit) ?? NOTHING;
    const counts = { people: this.found.length, ...beside.counts };
    const nothing = this.query.count > 0 && !counts.people && !counts.posts && !counts.organisations;
    return {
      people: this.found.slice(0, limit).map((hit) => {
        const { people, first } = this.stack(hit);
        const reading = this.reading(hit);
        return { ...personResult(people, hit, reading, first), through: more?.through(people, hit.person, reading) ?? [] };
      }),
      ...beside,
      counts,
      facets: this.facets?.read(this.options.filters ?? {}) ?? null,
      suggestions: (nothing && more?.nearestNames(this.stacks.map(({ people }) => people), this.query)) || [],
      whole: more !== undefined,
    };
  }

  /** @param {{stack: number}} hit */
  stack({ stack }) {
    return /** @type {import("./shelf.mjs").Stack} */ (this.stacks[stack]);
  }

  /** @param {{stack: number}} hit */
  reading({ stack }) {
    return /** @type {Reading} */ (this.readings[stack]);
  }
}

/**
 * Whether a typed word stands among what is known of people beside their names.
 *
 * @param {People} people
 * @param {import("./query.mjs").Unit} unit
 */
function isKnown({ facts, shard }, { folded, capitals }) {
  if (!facts) return shard.head.termWords.has(folded, false);
  return facts.labels.has(folded) || (capitals && facts.labels.isAcronym(folded));
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
  return Array.from({ length: people.shard.size }, (_, person) => ({ person, score: 0, answered: 0, stack: 0 }));
}

/**
 * @param {Found} one
 * @param {Found} other
 */
function byName(one, other) {
  return one.stack - other.stack || one.person - other.person;
}
