/** What people wrote, as a source of results: pages with their kind, their day and an excerpt. */
import { Thread } from "../page/thread.mjs";

/** @typedef {import("../content/library.mjs").Found} Found */
/** @typedef {import("./sources.mjs").Piece} Piece */

const thread = new Thread("pages.mjs");
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/**
 * @param {string} group
 * @returns {import("./sources.mjs").Source}
 */
export function written(group) {
  return {
    group,
    async search(text, limit, kinds) {
      /** @type {import("../content/library.mjs").Answer} */
      const { found, ...rest } = await thread.ask({ text, options: { limit, kinds } });
      return { pieces: found.map(piece), ...rest };
    },
  };
}

/**
 * @param {Found} found
 * @returns {Piece}
 */
function piece({ path, kind, date, title, excerpt }) {
  const about = [title.text !== kind && kind, date && DAY.format(new Date(date))];
  return { title, path, about: about.filter(Boolean).join(" · "), lines: excerpt ? [excerpt] : [] };
}
