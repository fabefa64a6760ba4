/**
 * The index of one kind of page, as it was written (`leaders_network/search/fulltext.py`), becomes
 * again what lunr.py would have written and `lunr.Index.load` wants.
 */
import { fronted, numbers } from "../search/columns.mjs";

/** lunr's names, and how much more a word counts there than in the body. */
const FIELDS = /** @type {const} */ ({ title: 6, tags: 4, headings: 2, body: 1 });
/** The version of lunr whose form this is. */
const LUNR = "2.3.9";
const PRECISION = 1000;
/** What lunr is told of each place where a term stands. */
const NOTHING = Object.freeze({});

/**
 * @typedef {object} Packed
 * @property {number} version
 * @property {number} pages How many there are.
 * @property {string} paths
 * @property {string} titles
 * @property {string} dates
 * @property {{size: number, files: string[]}} texts
 * @property {string} terms
 * @property {string} counts For each term, how many pages hold it in each field.
 * @property {string} gaps From each page that holds it to the next.
 * @property {string} scores lunr's scores, in thousandths.
 */

/**
 * @param {Packed} packed
 * @param {Readonly<Record<string, number>>} [weights] What the scores of each field are multiplied
 *   by: lunr.js cannot weigh fields against each other in a query, for it makes the query's vector
 *   of each field as long as the others'.
 */
export function unpacked(packed, weights = FIELDS) {
  const terms = packed.terms ? fronted(packed.terms) : [];
  const counts = numbers(packed.counts);
  const gaps = numbers(packed.gaps);
  const scores = numbers(packed.scores);
  /** @type {Map<string, number[]>} */
  const vectors = new Map();
  const fields = Object.keys(weights);
  for (let page = 0; page < packed.pages; page++) {
    for (const field of fields) vectors.set(`${field}/${page}`, []);
  }
  let at = 0;
  const inverted = terms.map((term, number) => {
    /** @type {Record<string, unknown>} */
    const posting = { _index: number };
    fields.forEach((field, place) => {
      const last = at + (counts[number * fields.length + place] ?? 0);
      /** @type {Record<string, object>} */
      const held = {};
      for (let page = 0; at < last; at++) {
        page += gaps[at] ?? 0;
        held[page] = NOTHING;
        const score = ((scores[at] ?? 0) / PRECISION) * (weights[field] ?? 1);
        vectors.get(`${field}/${page}`)?.push(number, score);
      }
      posting[field] = held;
    });
    return [term, posting];
  });
  return { version: LUNR, fields, fieldVectors: [...vectors], invertedIndex: inverted, pipeline: [] };
}
