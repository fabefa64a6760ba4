/** What was typed, as words that pages are searched for. */
import { beginnings, stem } from "../search/stems.mjs";

/**
 * @typedef {object} Wanted One word of the question.
 * @property {string} folded
 * @property {string} stem
 * @property {string[]} also Stems that hold it together with the word before or after it.
 * @property {string[]} begun What the stem may begin with, where the word may not be finished.
 * @property {string[]} near Terms that are meant, where none is held as it was typed.
 * @property {boolean} light Whether it is so common that a page need not hold it.
 */

const LONGEST = 200;
const LONGEST_WORD = 40;
const MOST = 12;
/** One letter begins too many words. */
const BEGUN = 2;

export class Question {
  /** @param {Wanted[]} words */
  constructor(words) {
    this.words = words;
  }

  /**
   * @param {string} text What was typed.
   * @param {import("../search/writing.mjs").Writing} writing
   */
  static of(text, writing) {
    const typed = text.slice(0, LONGEST).normalize("NFC");
    const words = writing.folded(typed).filter((word) => word.length <= LONGEST_WORD).slice(0, MOST);
    const open = /[\p{L}\p{N}\p{M}]$/u.test(typed);
    const isIdle = writing.idle(words);
    const light = words.every(isIdle) ? () => false : isIdle;
    const wanted = words.map((word, place) => ({
      folded: word,
      stem: stem(word),
      also: [words[place - 1], words[place + 1]].flatMap((other, after) =>
        other ? [stem(after ? word + other : other + word)] : [],
      ),
      begun: open && place === words.length - 1 && word.length >= BEGUN ? beginnings(word) : [],
      near: [],
      light: light(word),
    }));
    return new Question(wanted.filter((one, place) => words.indexOf(one.folded) === place || one.begun.length));
  }

  /**
   * How many of its words stand among terms.
   *
   * @param {string[]} terms
   */
  held(terms) {
    return this.words.filter((word) => !word.light && terms.some((term) => means(word, term))).length;
  }

  /**
   * The words of it that a term stands for.
   *
   * @param {string} term
   */
  meant(term) {
    return this.words.filter((word) => means(word, term));
  }
}

/**
 * @param {Wanted} wanted
 * @param {string} term
 */
function means({ stem: exact, also, begun, near }, term) {
  return term === exact || also.includes(term) || begun.some((text) => term.startsWith(text)) || near.includes(term);
}
