/** What only questions need that names alone do not answer: fetched with the rest of the index. */
export { beside } from "./beside.mjs";
export { Facts } from "./facts.mjs";
export { Facets, passing } from "./filters.mjs";
export { nearestNames } from "./nearest.mjs";
export { Synonyms } from "./synonyms.mjs";
export { through } from "./through.mjs";
