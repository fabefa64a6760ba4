/** The pages of one kind, searched by lunr.js. */
import lunr from "lunr";
import { fronted, texts } from "../search/columns.mjs";
import { LONGEST, Typed } from "../search/distance.mjs";
import { unpacked } from "./unpacked.mjs";

/** @typedef {import("./question.mjs").Question} Question */
/** @typedef {import("./question.mjs").Wanted} Wanted */
/** A page that was found; `held` counts the words of the question that it holds. @typedef {{page: number, held: number, score: number}} Hit */

const VERSION = 1;
const EXACT = 10;
const NEAR_MOST = 8;

export class Shelf {
  /** @param {import("./unpacked.mjs").Packed} packed */
  constructor(packed) {
    if (packed.version !== VERSION) throw new Error("the index is of another version");
    this.paths = texts(packed.paths, packed.pages);
    this.titles = texts(packed.titles, packed.pages);
    this.dates = texts(packed.dates, packed.pages);
    this.texts = packed.texts;
    this.terms = packed.terms ? fronted(packed.terms) : [];
    this.index = lunr.Index.load(unpacked(packed));
  }

  /**
   * Whether any page holds a word as it was typed.
   *
   * @param {Wanted} wanted
   */
  holds({ stem, also, begun }) {
    if ([stem, ...also].some((text) => this.terms[this.#place(text)] === text)) return true;
    return begun.some((text) => this.terms[this.#place(text)]?.startsWith(text));
  }

  /**
   * The terms that are as near to a word as any is, within the slips that are allowed.
   *
   * @param {string} word
   * @param {number} slips
   */
  near(word, slips) {
    let least = slips;
    /** @type {string[]} */
    let found = [];
    if (word.length > LONGEST) return { slips, terms: found };
    const typed = new Typed(word);
    for (const term of this.terms) {
      if (Math.abs(term.length - word.length) > least) continue;
      const apart = typed.apart(term);
      if (apart > least) continue;
      if (apart < least) found = [];
      least = apart;
      found.push(term);
    }
    typed.done();
    return { slips: least, terms: found.slice(0, NEAR_MOST) };
  }

  /**
   * The pages that hold any of the words, in no order.
   *
   * @param {Question} question
   * @returns {Hit[]}
   */
  find(question) {
    const { TRAILING } = lunr.Query.wildcard;
    const found = this.index.query((query) => {
      for (const { stem, also, begun, near } of question.words) {
        for (const text of [stem, ...also]) query.term(text, { boost: EXACT, usePipeline: false });
        for (const text of begun) query.term(text, { wildcard: TRAILING, usePipeline: false });
        for (const text of near) query.term(text, { usePipeline: false });
      }
    });
    return found.map(({ ref, score, matchData }) => {
      const terms = Object.keys(/** @type {{metadata: object}} */ (matchData).metadata);
      return { page: Number(ref), held: question.held(terms), score };
    });
  }

  /**
   * The place of the first term that does not come before a text.
   *
   * @param {string} text
   */
  #place(text) {
    let low = 0;
    let high = this.terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {string} */ (this.terms[middle]) < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
