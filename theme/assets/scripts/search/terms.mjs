/** What people browse by, as an index holds it. */
import { numbers, texts } from "./columns.mjs";

const KINDS = ["sector", "area", "role", "topic", "programme", "cohort", "group", "region"];

/**
 * Something to browse by.
 *
 * @typedef {object} Term
 * @property {string} kind
 * @property {string} name
 * @property {string} path
 * @property {string[]} others
 * @property {number[]} above
 */

/**
 * What else is known of terms, and which words tell little.
 *
 * @typedef {object} Further
 * @property {string} kinds
 * @property {string} paths
 * @property {string} others Their other names.
 * @property {string} above What each lies in.
 * @property {[string, string]} inner The names and codes of the places in each area, a code after the name.
 * @property {string} shared Words that tell an area's kind, and not where it is.
 * @property {number} ranked An organisation of up to so many posts has them in an order that means something.
 * @property {string} deputies Words that say that somebody stands in for another.
 */

/** The last of the address of an area, where it has figures: without, it may be a word. */
const LAST = /\/([a-z]*[0-9][a-z0-9]*)\/$/i;
const CODE = /^[a-z]*[0-9][a-z0-9]*$/i;

/**
 * The code of an area; nothing of another term.
 *
 * @param {Term} term
 */
export function codeOf({ kind, path }) {
  return kind === "area" || kind === "region" ? (LAST.exec(path)?.[1] ?? "") : "";
}

/**
 * Whether a place is told by its code.
 *
 * @param {string} text
 */
export function isCode(text) {
  return CODE.test(text);
}

/**
 * @param {string[]} names
 * @param {Further} further
 * @returns {Term[]}
 */
export function readTerms(names, { kinds, paths, others, above }) {
  const kind = numbers(kinds);
  const columns = [paths, others, above].map((column) => texts(column, kind.length));
  return [...kind].map((number, i) => {
    const [path = "", other = "", up = ""] = columns.map((column) => column[i]);
    return {
      kind: KINDS[number] ?? "",
      name: names[i] ?? "",
      path,
      others: other ? other.split("|") : [],
      above: up ? up.split(",").map(Number) : [],
    };
  });
}
