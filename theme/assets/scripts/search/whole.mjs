/** What only questions need that names alone do not answer: fetched with the rest of the index. */
export { findOrganisations, findPosts } from "./bodies.mjs";
export { Facts } from "./facts.mjs";
export { Facets, Filter } from "./filters.mjs";
export { nearestNames } from "./nearest.mjs";
export { Synonyms } from "./synonyms.mjs";
