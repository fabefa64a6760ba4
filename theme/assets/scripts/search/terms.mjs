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
 * @param {string[]} names
 * @param {import("./facts.mjs").Further} further
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
