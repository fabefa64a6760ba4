/** What is searched for, as it stands in the address of the search page. */

/** @typedef {"sector" | "area" | "role" | "organisation" | "topic" | "cohort" | "group"} Kind */

/**
 * @typedef {object} State
 * @property {string} text
 * @property {Map<Kind, string[]>} chosen
 * @property {boolean} new
 * @property {boolean} offering
 * @property {"relevance" | "name" | "newest"} sort
 */

/** @type {Kind[]} */
export const KINDS = ["sector", "area", "role", "organisation", "topic", "cohort", "group"];
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
    new: given.has("new"),
    offering: given.has("offering"),
    sort: sort ?? "relevance",
  };
}

/** @param {State} state */
export function written(state) {
  const pairs = new URLSearchParams();
  if (state.text) pairs.set("q", state.text);
  for (const kind of KINDS) for (const key of state.chosen.get(kind) ?? []) pairs.append(kind, key);
  if (state.new) pairs.set("new", "");
  if (state.offering) pairs.set("offering", "");
  if (state.sort !== "relevance") pairs.set("sort", state.sort);
  return pairs.size ? `?${pairs}` : "";
}

/** @param {State} state */
export function isFiltered(state) {
  return state.new || state.offering || [...state.chosen.values()].some((keys) => keys.length > 0);
}

/**
 * @param {State} state
 * @returns {import("../search/filters.mjs").Filters}
 */
export function filters(state) {
  return { ...Object.fromEntries(state.chosen), new: state.new, offering: state.offering };
}
