/** Which typed words nothing answers, and whether anything that is found answers all the others. */
import { hasFilters } from "./search.mjs";

/** @typedef {import("./search.mjs").Search} Search */
/** @typedef {import("./people.mjs").Reading} Reading */

/**
 * The numbers of the typed words that nothing answers, but for honorifics; none of a mail address, most of which nobody means.
 *
 * @param {Search} search
 */
export function unanswered({ query, readings }) {
  if (query.isAddress) return [];
  return numbers(query).filter((word) => !readings.some((reading) => isAnswered(reading, word)));
}

/**
 * Whether none of what is found answers every typed word that anything answers. Of those who pass filters nobody knows:
 * not all were looked at so closely.
 *
 * @param {Search} search
 * @param {number[]} missing The words that nothing answers.
 * @param {import("./bodies.mjs").BodyHit[][]} bodies Posts and organisations that are found.
 */
export function isScattered({ query, found, options }, missing, bodies) {
  if (query.isAddress || hasFilters(options.filters)) return false;
  const asked = numbers(query).filter((word) => !missing.includes(word)).reduce((bits, word) => bits | (1 << word), 0);
  const isAll = (/** @type {{answered: number}} */ { answered }) => (answered & asked) === asked;
  return !found.some(isAll) && !bodies.some((hits) => hits.some(isAll));
}

/** @param {import("./query.mjs").Query} query */
function numbers({ typed, units }) {
  return Array.from(typed.keys()).filter((word) => !units[word]?.exact);
}

/**
 * Whether a typed word may mean anything.
 *
 * @param {Reading} reading
 * @param {number} word
 */
function isAnswered({ query, names, facts }, word) {
  return query.units.some(
    ({ covers }, i) => covers.includes(word) && (names[i]?.any.size || names[i]?.given.size || facts[i]?.size),
  );
}
