/** Which parts of what results show were typed, or are what was typed otherwise. */
/** @typedef {import("./writing.mjs").Writing} Writing */

/** Where a marked part begins and ends. @typedef {[number, number]} Mark */

/** @typedef {import("./writing.mjs").Word} Word */

/** A word, and where it ends. @typedef {{folded: string, start: number, end: number}} Spanned */

/**
 * @typedef {object} Typed
 * @property {string} letters A typed word, folded.
 * @property {boolean | undefined} isAcronym
 * @property {((word: string) => boolean) | undefined} isMeant Whether it may mean a word.
 */

/** No character up to here is a mark on another; most texts hold none beyond. */
const LAST_UNMARKED = 0x2ff;

/** What was typed of the texts that results show; the same are shown again and again. */
export class Marks {
  /** @type {Map<string, Mark[]>} */
  #read = new Map();

  /**
   * @param {import("./query.mjs").Query} query
   * @param {Writing} writing
   * @param {import("./labels.mjs").Labels} [labels] What is known beside names.
   * @param {Map<number, number>[]} [facts] Which values each typed word may name, and how well.
   */
  constructor({ units }, writing, labels, facts = []) {
    this.units = units.filter(({ covers }) => covers.length === 1);
    this.writing = writing;
    this.labels = labels;
    this.facts = facts;
  }

  /** What was typed, and how it may be written otherwise: asked for when the first text is shown. */
  get #typed() {
    return (this.#known ??= this.units.map((unit) => ({
      letters: unit.folded,
      isAcronym: this.labels?.isAcronym(unit.folded),
      isMeant: this.labels?.meant(unit),
    })));
  }

  /** @type {Typed[] | undefined} */
  #known;

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
   * The words of a text that were typed, from their beginning; whole where they were typed otherwise; and all of the text
   * where an acronym was.
   *
   * @param {string} text
   * @returns {Mark[]}
   */
  of(text) {
    let marks = this.#read.get(text);
    if (!marks) this.#read.set(text, (marks = this.#marksOf(text)));
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
    const isNamed = !marks.length && this.facts.some((worths) => worths.has(value)) && this.#named.has(value);
    return isNamed ? [[0, text.length]] : marks;
  }

  /** @param {string} text */
  #marksOf(text) {
    const words = this.writing.words(text);
    /** @type {Mark[]} */
    const marks = [];
    for (const typed of this.#typed) {
      const before = marks.length;
      for (const word of words) {
        if (isBegun(word.folded, typed.letters)) marks.push(part(text, spanned(word), typed.letters, this.writing));
      }
      if (marks.length === before) this.#otherwise(marks, text, words, typed);
    }
    return marks.length > 1 ? merged(marks) : marks;
  }

  /**
   * Mark what answers a typed word with which no word of a text begins: all of the text for which its letters stand, or
   * what it is with a slip or in another form.
   *
   * @param {Mark[]} marks
   * @param {string} text
   * @param {Word[]} words
   * @param {Typed} typed
   */
  #otherwise(marks, text, words, { letters, isAcronym, isMeant }) {
    if (isAcronym && this.labels?.standsFor(letters, words.map(({ folded }) => folded))) marks.push([0, text.length]);
    else for (const word of words) if (isMeant?.(word.folded)) marks.push(whole(word));
  }
}

/**
 * Whether a word begins with what was typed; a single letter is a word by itself.
 *
 * @param {string} folded
 * @param {string} typed
 */
function isBegun(folded, typed) {
  return typed.length > 1 ? folded.startsWith(typed) : folded === typed;
}

/** @param {Word} word @returns {Mark} */
function whole({ text, start }) {
  return [start, start + text.length];
}

/** @param {Word} word @returns {Spanned} */
function spanned({ text, folded, start }) {
  return { folded, start, end: start + text.length };
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
    if (isPlain(text.charCodeAt(at))) {
      length += 1;
      at += 1;
      continue;
    }
    const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
    length += writing.fold(letter).length;
    at += letter.length;
  }
  while (at < end && text.charCodeAt(at) > LAST_UNMARKED && /\p{M}/u.test(text.charAt(at))) at += 1;
  return [start, at];
}

/**
 * Whether a character is a letter or a digit that is folded to one.
 *
 * @param {number} code
 */
function isPlain(code) {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39);
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
