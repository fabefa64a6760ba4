/** What people wrote, as a source of results: pages with their kind, their day and an excerpt. */

import { ROOT } from "../page/site.mjs";

/** @typedef {import("../content/library.mjs").Answer} Answer */
/** @typedef {import("../content/library.mjs").Found} Found */
/** @typedef {import("./sources.mjs").Piece} Piece */

const WORKER = new URL("assets/vendor/search/pages.mjs", ROOT);
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/**
 * @param {string} group
 * @returns {Promise<import("./sources.mjs").Source>}
 */
export async function written(group) {
  const ask = asking(new Worker(WORKER, { type: "module", name: "pages" }));
  return {
    group,
    async search(text, limit, kinds) {
      const { found, ...rest } = await ask(text, { limit, kinds });
      return { pieces: found.map(piece), ...rest };
    },
  };
}

/**
 * Ask a worker; each answer settles the question it was given to.
 *
 * @param {Worker} worker
 */
function asking(worker) {
  /** @type {Map<number, {resolve: (answer: Answer) => void, reject: (error: Error) => void}>} */
  const waiting = new Map();
  let asked = 0;
  worker.addEventListener("message", ({ data: { number, answer } }) => {
    const question = waiting.get(number);
    waiting.delete(number);
    if (answer) question?.resolve(answer);
    else question?.reject(new Error("the index of pages cannot be had"));
  });
  worker.addEventListener("error", () => {
    for (const { reject } of waiting.values()) reject(new Error("pages cannot be searched here"));
    waiting.clear();
  });
  /**
   * @param {string} text
   * @param {{limit: number, kinds: string[]}} options
   * @returns {Promise<Answer>}
   */
  return (text, options) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker.postMessage({ number: asked, text, options });
    });
}

/**
 * @param {Found} found
 * @returns {Piece}
 */
function piece({ path, kind, date, title, excerpt }) {
  const about = [title.text !== kind && kind, date && DAY.format(new Date(date))];
  return { title, path, about: about.filter(Boolean).join(" · "), lines: excerpt ? [excerpt] : [] };
}
