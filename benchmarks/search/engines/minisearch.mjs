/** MiniSearch, tuned: prefixes, slips by length, boosts, folding; built in the browser.
 *
 * It gives what a row of results shows, from fields that it stores, as its documentation does.
 */
import MiniSearch from "minisearch";
import { FIELDS, fold, WEIGHTS } from "./fields.mjs";

export async function ready(files) {
  const index = new MiniSearch({ fields: FIELDS, storeFields: ["name", "post", "organisation"], processTerm: fold });
  index.addAll(JSON.parse(files["documents.json"]));
  const options = { prefix: true, fuzzy: 0.25, boost: WEIGHTS, weights: { fuzzy: 0.4, prefix: 0.6 } };
  return async (query) => index.search(query, options).slice(0, 10).map(({ id }) => id);
}
