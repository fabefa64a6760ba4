/**
 * The people search: `const index = await open(fetcher)`, then `await index.search(text, options)`.
 *
 * Nothing here touches a page, so it runs in a window, in a Web Worker and in Node.
 */
import { Head } from "./head.mjs";
import { surest } from "./meaning.mjs";
import { parse } from "./query.mjs";
import { hasFilters, Search } from "./search.mjs";
import { Shelf } from "./shelf.mjs";
import { MISSING_WORD } from "./totals.mjs";

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
/** How well a word fits a name, so that it is no two names in one. */
const KNOWN = 0.6;
const SHORTEST_TWO = 5;
const LONGEST_TWO = 40;
/** What somebody may lack who answers all words that are in names, by a nickname or a middle name. */
const ALL_NAMED = 0.3;
/** What each typed word is worth at least, on the whole, to who is named: all may be names, but of different people. */
const EACH_NAMED = 0.6;
/** How much less than one for each word counts a name that answers all of them, the last only begun. */
const ANSWERED = 0.8;
/** @type {import("./assistants.mjs").AssistantsFound} */
const NOBODY = { found: [], count: 0, isMeant: false };

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
    /** What was made of each file. @type {Map<string, Promise<any>>} */
    this.made = new Map();
  }

  /**
   * Search people, posts and organisations. Without text, everyone who passes the filters is found.
   *
   * Where the typed words name somebody, the names alone may be searched; `whole` then is false.
   *
   * @param {string} text
   * @param {SearchOptions} [options]
   * @returns {Promise<SearchResults>} Rejected where a part of the index cannot be fetched.
   */
  async search(text, options = {}) {
    const needsAll = options.whole || options.facets || options.sort === "newest" || hasFilters(options.filters);
    // What is known beside names tells how the words are read.
    if (needsAll) await this.shelf.whole();
    const query = await this.query(text);
    // Where all of a small directory is here, nothing is gained by names alone.
    const isNamed = !needsAll && query.count > 0 && !(this.shelf.isWhole && !this.head.shards.length);
    const search = await this.asked(query, options, isNamed);
    if (options.sort === "newest") await this.#sortByDay(search.found, search.stacks);
    return search.results();
  }

  /**
   * What was typed, as words.
   *
   * @param {string} text
   * @param {import("./lexicon.mjs").Lexicon[]} others What else may be meant than people's names.
   */
  async query(text, ...others) {
    const lexicons = [await this.shelf.names(), ...others];
    const stacks = this.shelf.isWhole ? await this.shelf.whole() : [];
    const labels = stacks.flatMap(({ people }) => people.facts?.labels ?? []);
    const isKnown = (/** @type {string} */ word, /** @type {boolean} */ open) =>
      this.head.termWords.has(word, open) || labels.some((one) => one.has(word, open));
    return parse(text, this.head.writing, (word, open) => {
      if (word.length < SHORTEST_TWO || word.length > LONGEST_TWO || isKnown(word, false)) return 0;
      const strange = lexicons.filter((lexicon) => !isName(lexicon, word, open));
      const named = strange.reduce((at, lexicon) => at || lexicon.seam(word, open), 0);
      const at = named || (strange.length < lexicons.length ? 0 : labels.reduce((at, one) => at || one.seam(word), 0));
      return at && !isKnown(word, open) ? at : 0;
    });
  }

  /**
   * A search of names alone, where these may and do tell, and else of everything.
   *
   * @param {import("./query.mjs").Query} query
   * @param {SearchOptions} options
   * @param {boolean} isNamed Whether names alone may tell.
   */
  async asked(query, options, isNamed) {
    const searched = isNamed ? await this.#named(query, options) : undefined;
    return searched ?? new Search(await this.shelf.whole(), query, options);
  }

  /**
   * Search those who assist somebody, by their own names. Their file is fetched when first asked for,
   * of a big directory only where no leader's name answers all that was typed.
   *
   * @param {string} text
   * @param {number} [limit] How many are returned.
   * @returns {Promise<import("./assistants.mjs").AssistantsFound>} Rejected where it cannot be had.
   */
  async assistants(text, limit) {
    const file = this.head.assistants;
    if (!file) return NOBODY;
    if (!this.made.has(file) && (await this.#isAnswered(text))) return NOBODY;
    const assistants = await this.#once(file, async (fetched) => {
      const [{ Assistants }, data] = await Promise.all([import("./assistants.mjs"), fetched]);
      return new Assistants(data, this);
    });
    return assistants.search(text, limit);
  }

  /**
   * Whose numbers some digits stand in. Their file is fetched when first asked for.
   *
   * @param {string} digits
   * @param {number} limit How many are returned.
   * @returns {Promise<import("./telephones.mjs").TelephonesFound>} Rejected where it cannot be had.
   */
  async telephones(digits, limit) {
    const file = this.head.telephones;
    if (!file) return { found: [], count: 0 };
    const telephones = await this.#once(file, async (fetched) => {
      const [{ Telephones }, data] = await Promise.all([import("./telephones.mjs"), fetched]);
      return new Telephones(data);
    });
    return telephones.search(digits, limit);
  }

  /**
   * Fetch the rest of a small directory, so that any question is answered at once.
   *
   * @returns {Promise<boolean>} Whether all is here; of a big directory it would be too much.
   */
  async complete() {
    if (this.head.shards.length) return false;
    await this.shelf.whole();
    return true;
  }

  /**
   * Whether a leader's name answers all that was typed, where not all of a directory is soon here.
   *
   * @param {string} text
   */
  async #isAnswered(text) {
    if (!this.head.shards.length || this.shelf.isWhole) return false;
    const query = await this.query(text);
    const searched = await this.#named(query, {});
    return searched !== undefined && searched.best >= query.count - ANSWERED;
  }

  /**
   * Search names alone; undefined where they do not tell.
   *
   * @param {import("./query.mjs").Query} query
   * @param {SearchOptions} options
   */
  async #named(query, options) {
    const chances = await this.shelf.chances(query);
    return chances ? this.#likeliest(query, options, chances) : undefined;
  }

  /**
   * Search the likeliest shards, until no other can hold anybody better; undefined where nobody's
   * name answers all words that are in names.
   *
   * @param {import("./query.mjs").Query} query
   * @param {SearchOptions} options
   * @param {import("./shelf.mjs").Chances} chances
   */
  async #likeliest(query, options, { shards, all }) {
    const most = shards[0]?.most ?? 0;
    let taken = shards.filter((one, i) => i < TOGETHER && one.most >= most - TIE).length;
    let searched = await this.#over(shards.slice(0, taken), query, options);
    const hasMore = () => (shards[taken]?.most ?? 0) > searched.best + TIE;
    while (hasMore() && taken < ENOUGH) {
      taken += 1;
      searched = await this.#over(shards.slice(0, taken), query, options);
    }
    const least = all ? most - ALL_NAMED : Math.max((shards[taken]?.most ?? 0) - MISSING_WORD, EACH_NAMED * query.count);
    // A word that is in no name may tell which of some who are named alike is meant.
    const isTold = !all || !this.head.shards.length || (searched.found[1]?.score ?? 0) < searched.best - ALL_NAMED;
    return isTold && searched.best >= least ? searched : undefined;
  }

  /**
   * @param {import("./shelf.mjs").Chance[]} chances
   * @param {import("./query.mjs").Query} query
   * @param {SearchOptions} options
   */
  async #over(chances, query, options) {
    const stacks = await Promise.all(chances.map(({ shard }) => this.shelf.shard(shard)));
    return new Search(stacks, query, options);
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
        const file = this.head.details.files[Math.floor(number / size)] ?? "";
        const rows = await this.#once(file, (fetched) => fetched);
        const [photo, initials, tint, since, ...line] = rows[number % size] ?? [];
        const [name, email, phone, tel] = line;
        return { photo, initials, tint, since, assistant: name ? { name, email, phone, tel } : null };
      }),
    );
  }

  /**
   * What is made of a file, fetched once; asked for again after it could not be had.
   *
   * @template T
   * @param {string} file
   * @param {(fetched: Promise<any>) => Promise<T>} make Given the fetching, so that a module loads beside it.
   * @returns {Promise<T>}
   */
  #once(file, make) {
    const known = this.made.get(file);
    if (known) return known;
    const made = make(this.fetcher(file));
    this.made.set(file, made);
    made.catch(() => this.made.delete(file));
    return made;
  }

  /**
   * @param {Found[]} found
   * @param {import("./shelf.mjs").Stack[]} stacks
   */
  async #sortByDay(found, stacks) {
    const details = await this.details(found.map(({ stack, person }) => (stacks[stack]?.first ?? 0) + person));
    const days = new Map(found.map((hit, i) => [hit, details[i]?.since ?? ""]));
    found.sort((one, other) => (days.get(one) ?? "") < (days.get(other) ?? "") ? 1 : -1);
  }
}

/**
 * Whether a word is nearly somebody's name.
 *
 * @param {import("./lexicon.mjs").Lexicon} lexicon
 * @param {string} word
 * @param {boolean} open
 */
function isName(lexicon, word, open) {
  return surest(lexicon.fits(word, { open, exact: false, covers: [0] })) >= KNOWN;
}
