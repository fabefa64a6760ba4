/** The index of this site, opened once, in a thread of its own, when somebody is about to search. */

import { ROOT } from "../page/site.mjs";

/** @typedef {import("../search/index.mjs").SearchResults} SearchResults */
/** @typedef {import("../search/index.mjs").SearchOptions} SearchOptions */
/** @typedef {import("../search/index.mjs").Details} Details */

const WORKER = new URL("assets/vendor/search/worker.mjs", ROOT);

/** @typedef {{resolve: (told: any) => void, reject: (error: Error) => void}} Waiting */

/** The people search, as a window sees it. */
export class Index {
  constructor() {
    this.asked = 0;
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
    this.worker = new Worker(WORKER, { type: "module", name: "search" });
    this.worker.addEventListener("message", ({ data }) => this.#answered(data));
    this.worker.addEventListener("error", () => this.#failed());
  }

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
   * What people's results show after their first line.
   *
   * @param {number[]} people
   * @returns {Promise<Details[]>}
   */
  details(people) {
    return this.#ask("details", [people]);
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
   * @param {"search" | "assistants" | "details" | "complete" | "open"} ask
   * @param {any[]} given
   * @returns {Promise<any>}
   */
  #ask(ask, given) {
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, ask, given });
    });
  }

  /** @param {{id: number, told?: any, error?: string}} answer */
  #answered({ id, told, error }) {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) waiting?.resolve(told);
    else waiting?.reject(new Error(error));
  }

  /** The thread could not be started, or fell: whoever waits is told, and the next ask starts another. */
  #failed() {
    for (const { reject } of this.waiting.values()) reject(new Error("the search could not be started"));
    this.waiting.clear();
    this.worker.terminate();
    index = undefined;
  }
}

/** @type {Index | undefined} */
let index;

/**
 * The index, opened.
 *
 * @returns {Promise<Index>} Rejected where the index is missing or damaged.
 */
export async function opened() {
  index ??= new Index();
  const opening = index;
  await opening.open();
  return opening;
}
