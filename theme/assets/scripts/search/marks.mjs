/** Which parts of what results show were typed, or are what was typed otherwise. */
import { shortened } from "./acronyms.mjs";

/** @typedef {import("./writing.mjs").Writing} Writing */

/** Where a marked part begins and ends. @typedef {[number, number]} Mark */

/** @typedef {import("./writing.mjs").Word} Word */

/** A word, and where it ends. @typedef {{folded: string, start: number, end: number}} Spanned */

/** No character up to here is a mark on another; most texts hold none beyond. */
const LAST_UNMARKED = 0x2ff;

/** What was typed of the texts that results show; the same are shown again and again. */
export class Marks {
  /** @type {Map<string, Mark[]>} */
  #known = new Map();

  /**
   * @param {import("./query.mjs").Query} query
   * @param {Writing} writing
   * @param {import("./labels.mjs").Labels} [labels] What is known beside names.
   */
  constructor({ units }, writing, labels) {
    this.units = units.filter(({ covers }) => covers.length === 1);
    this.writing = writing;
    this.labels = labels;
  }

  /** The words of labels that each typed word may mean: asked for when the first text is shown. */
  get #meant() {
    return (this.#words ??= this.units.map((unit) => this.labels?.meant(unit) ?? new Set()));
  }

  /** @type {Set<string>[] | undefined} */
  #words;

  /** The values that a typed word names, by whatever they are called. */
  get #named() {
    if (!this.#values) {
      const found = (this.#values = new Set());
      for (const unit of this.units) this.labels?.each(unit, (value, _fit, _label, isOwn) => void (isOwn && found.add(value)));
    }
    return this.#values;
  }

  /** @type {Set<number> | undefined} */
  #values;

  /**
   * The words of a text that were typed, from their beginning; whole where they were typed otherwise; and the letters
   * for which an acronym stands.
   *
   * @param {string} text
   * @returns {Mark[]}
   */
  of(text) {
    let marks = this.#known.get(text);
    if (!marks) this.#known.set(text, (marks = this.#read(text)));
    return marks;
  }

  /**
   * The same, or all of the text where a typed word names what it stands for otherwise, as a code does.
   *
   * @param {string} text
   * @param {number} value
   * @returns {Mark[]}
   */
  named(text, value) {
    const marks = this.of(text);
    return marks.length || !this.#named.has(value) ? marks : [[0, text.length]];
  }

  /** @param {string} text */
  #read(text) {
    const words = this.writing.words(text);
    /** @type {Mark[]} */
    const marks = [];
    this.units.forEach(({ folded: typed }, i) => {
      const before = marks.length;
      for (const word of words) {
        const isBegun = typed.length > 1 ? word.folded.startsWith(typed) : word.folded === typed;
        if (isBegun) marks.push(part(text, spanned(word), typed, this.writing));
      }
      if (marks.length === before) marks.push(...this.#otherwise(text, words, typed, i));
    });
    return marks.length > 1 ? merged(marks) : marks;
  }

  /**
   * What answers a typed word with which no word of a text begins.
   *
   * @param {string} text
   * @param {Word[]} words
   * @param {string} typed
   * @param {number} i The number of the typed word.
   * @returns {Mark[]}
   */
  #otherwise(text, words, typed, i) {
    const letters = this.labels?.isAcronym(typed) && shortened(foldedOf(words), this.writing.stops).find((one) => one.letters === typed);
    if (!letters) return this.#same(words, typed, i).map((word) => [word.start, spanned(word).end]);
    return letters.parts.map(({ place, length }) => {
      const word = /** @type {Word} */ (words[place]);
      return part(text, spanned(word), word.folded.slice(0, length), this.writing);
    });
  }

  /**
   * The words that a typed one is with a slip or in another form, or else those that mean the same.
   *
   * @param {Word[]} words
   * @param {string} typed
   * @param {number} i
   */
  #same(words, typed, i) {
    const like = words.filter(({ folded }) => this.#meant[i]?.has(folded));
    const synonyms = this.labels?.synonyms;
    if (like.length || !synonyms?.words.has(typed)) return like;
    const others = synonyms.of(foldedOf(words));
    const isTyped = (/** @type {string} */ word) => this.units.some(({ folded }) => folded === word) || this.writing.stops.has(word);
    const meant = others.filter((one) => one.words.includes(typed) && one.words.every(isTyped));
    return meant.flatMap(({ at, length }) => words.slice(at, at + length));
  }
}

/** @param {Word} word @returns {Spanned} */
function spanned({ text, folded, start }) {
  return { folded, start, end: start + text.length };
}

/** @param {Word[]} words */
function foldedOf(words) {
  return words.map(({ folded }) => folded);
}

/**
 * The typed beginning of a word, or all of it where it was typed otherwise.
 *
 * @param {string} text
 * @param {Spanned} word
 * @param {string} typed
 * @param {Writing} writing
 * @returns {Mark}
 */
export function part(text, { folded, start, end }, typed, writing) {
  if (!folded.startsWith(typed)) return [start, end];
  let length = 0;
  let at = start;
  while (at < end && length < typed.length) {
    const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
    length += writing.fold(letter).length;
    at += letter.length;
  }
  while (at < end && text.charCodeAt(at) > LAST_UNMARKED && /\p{M}/u.test(text.charAt(at))) at += 1;
  return [start, at];
}

/**
 * The same marks in their order, with those as one that touch.
 *
 * @param {Mark[]} marks
 */
export function merged(marks) {
  /** @type {Mark[]} */
  const found = [];
  for (const [start, end] of marks.sort((one, other) => one[0] - other[0])) {
    const last = found.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}
