/** The index of this site, fetched once, when somebody is about to search. */

/** @typedef {import("../search/index.mjs").PeopleIndex} PeopleIndex */

/** The root of this site. It follows from where this script stands, whatever page it is on. */
export const ROOT = new URL("../../../", import.meta.url);
const FILES = new URL("assets/search/", ROOT);
const HEAD = "people.json";

/** @type {Promise<PeopleIndex> | undefined} */
let index;

/**
 * The index; asked for again after it could not be had.
 *
 * @returns {Promise<PeopleIndex>} Rejected where the index is missing or damaged.
 */
export function opened() {
  index ??= import("../search/index.mjs").then(({ open }) => open(fetched));
  index.catch(() => {
    index = undefined;
  });
  return index;
}

/**
 * Where a path of the index leads from any page.
 *
 * @param {string} path
 */
export function addressOf(path) {
  return new URL(path, ROOT).href;
}

/** @param {string} file */
async function fetched(file) {
  // All but the head are named by what they hold, so they never change.
  const answer = await fetch(new URL(file, FILES), { cache: file === HEAD ? "no-cache" : "default" });
  if (!answer.ok) throw new Error(`the index has no ${file}`);
  return answer.json();
}
