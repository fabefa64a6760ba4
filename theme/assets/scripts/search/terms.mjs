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
 * @param {Record<string, string>} columns
 * @returns {Term[]}
 */
export function readTerms({ kinds = "", names = "", paths = "", others = "", above = "" }) {
  const kind = numbers(kinds);
  const columns = [names, paths, others, above].map((column) => texts(column, kind.length));
  return [...kind].map((number, i) => {
    const [name = "", path = "", other = "", up = ""] = columns.map((column) => column[i]);
    return {
      kind: KINDS[number] ?? "",
      name,
      path,
      others: other ? other.split("|") : [],
      above: up ? up.split(",").map(Number) : [],
    };
  });
}
