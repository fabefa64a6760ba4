/** What every peer is given of a person, and the folding that its documentation advises. */

export const WEIGHTS = { name: 4, other: 3, nicknames: 1.5, post: 1.2, organisation: 1, place: 1, topic: 1 };
export const FIELDS = Object.keys(WEIGHTS);

/** @param {string} term */
export function fold(term) {
  return term.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’]/g, "").toLowerCase();
}

/** @param {string} text */
export function words(text) {
  return text.split(/[^\p{L}\p{M}\p{N}'’]+/u).map(fold).filter(Boolean);
}

/** A person on one line, for engines that search lines. @param {Record<string, string>} document */
export function line(document) {
  return FIELDS.map((field) => fold(document[field] ?? "")).join(" ");
}
