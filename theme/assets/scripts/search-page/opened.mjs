/** The index of this site, opened once, in a thread of its own, when somebody is about to search. */
import { Thread } from "../page/thread.mjs";

/** What was found, and in which edition of the index. @typedef {import("../search/index.mjs").SearchResults & {edition: number}} SearchResults */
/** @typedef {import("../search/index.mjs").SearchOptions} SearchOptions */
/** @typedef {import("../search/index.mjs").Details} Details */

/** The people search, as a window sees it. */
export class Index {
  #thread = new Thread("worker.mjs");

  /**
   * Search people, posts and organisations.
   *
   * @param {string} text
   * @param {SearchOptions} options
   * @returns {Promise<SearchResults>} Rejected where the index is missing or damaged.
   */
  search(text, options) {
    return this.#ask("search", [text, options]);
  }

  /**
   * Search those who assist somebody, by their own names.
   *
   * @param {string} text
   * @param {number} limit
   * @returns {Promise<import("../search/assistants.mjs").AssistantsFound>} Rejected where they cannot be had.
   */
  assistants(text, limit) {
    return this.#ask("assistants", [text, limit]);
  }

  /**
   * Search telephone numbers.
   *
   * @param {string} digits
   * @param {number} limit
   * @returns {Promise<import("../search/telephones.mjs").TelephonesFound>} Rejected where they cannot be had.
   */
  telephones(digits, limit) {
    return this.#ask("telephones", [digits, limit]);
  }

  /**
   * What people's results show after their first line.
   *
   * @param {SearchResults} results
   * @returns {Promise<Details[]>} Rejected where they cannot be had, or the site was made anew meanwhile.
   */
  details({ people, edition }) {
    return this.#ask("details", [people.map(({ number }) => number), edition]);
  }

  /**
   * Fetch the little that is missing after names alone were searched; false where it is not little.
   *
   * @returns {Promise<boolean>}
   */
  complete() {
    return this.#ask("complete", []);
  }

  /** @returns {Promise<true>} Rejected where the index is missing or damaged. */
  open() {
    return this.#ask("open", []);
  }

  /**
   * @param {"search" | "assistants" | "telephones" | "details" | "complete" | "open"} ask
   * @param {any[]} given
   * @returns {Promise<any>}
   */
  #ask(ask, given) {
    return this.#thread.ask({ ask, given });
  }
}

const index = new Index();

/**
 * The index, opened.
 *
 * @returns {Promise<Index>} Rejected where the index is missing or damaged.
 */
export async function opened() {
  await index.open();
  return index;
}
