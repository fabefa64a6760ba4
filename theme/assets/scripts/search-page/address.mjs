/** What is searched for, as it stands in the address of the search page. */
import { KINDS } from "../search/filters.mjs";

/** @typedef {import("../search/filters.mjs").Kind} Kind */

/**
 * @typedef {object} State
 * @property {string} text
 * @property {Map<Kind, string[]>} chosen
 * @property {string[]} pages The kinds of page that are chosen.
 * @property {boolean} new
 * @property {boolean} offering
 * @property {boolean} vacant
 * @property {"relevance" | "name" | "newest"} sort
 */

/** Choices that are on or off. */
export const FLAGS = /** @type {const} */ (["new", "offering", "vacant"]);
const SORTS = /** @type {const} */ (["relevance", "name", "newest"]);
const LONGEST = 200;
const MOST = 20;

/**
 * @param {string} query The part of an address from `?` on; anybody may have written it.
 * @returns {State}
 */
export function read(query) {
  const given = new URLSearchParams(query);
  const sort = SORTS.find((one) => one === given.get("sort"));
  return {
    text: (given.get("q") ?? "").slice(0, LONGEST),
    chosen: new Map(KINDS.map((kind) => [kind, [...new Set(given.getAll(kind))].slice(0, MOST)])),
    pages: [...new Set(given.getAll("kind"))].slice(0, MOST),
    new: given.has("new"),
    offering: given.has("offering"),
    vacant: given.has("vacant"),
    sort: sort ?? "relevance",
  };
}

/** @param {State} state */
export function written(state) {
  const pairs = new URLSearchParams();
  if (state.text) pairs.set("q", state.text);
  for (const kind of KINDS) for (const key of state.chosen.get(kind) ?? []) pairs.append(kind, key);
  for (const kind of state.pages) pairs.append("kind", kind);
  for (const flag of FLAGS) if (state[flag]) pairs.set(flag, "");
  if (state.sort !== "relevance") pairs.set("sort", state.sort);
  return pairs.size ? `?${pairs}` : "";
}

/** @param {State} state */
export function isFiltered(state) {
  return FLAGS.some((flag) => state[flag]) || [...state.chosen.values()].some((keys) => keys.length > 0);
}

/**
 * @param {State} state
 * @returns {import("../search/filters.mjs").Filters}
 */
export function filters(state) {
  const { chosen, new: isNew, offering, vacant } = state;
  return { ...Object.fromEntries(chosen), new: isNew, offering, vacant };
}
