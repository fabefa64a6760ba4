/**
 * The people search: `const index = await open(fetcher)`, then `await index.search(text, options)`.
 *
 * Nothing here touches a page, so it runs in a window, in a Web Worker and in Node.
 */
import { Head } from "./head.mjs";
import { parse } from "./query.mjs";
import { hasFilters, MISSING_WORD, Search } from "./search.mjs";
import { Shelf } from "./shelf.mjs";

/** @typedef {import("./people.mjs").People} People */

/** @typedef {import("./search.mjs").SearchOptions} SearchOptions */
/** @typedef {import("./search.mjs").SearchResults} SearchResults */
/** @typedef {import("./search.mjs").Found} Found */

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

/**
 * @param {import("./shelf.mjs").Chance[]} chances
 * @param {number} count
 */
function numbersOf(chances, count) {
  return chances.slice(0, count).map(({ shard }) => shard);
}
