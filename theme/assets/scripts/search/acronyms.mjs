/** By which letters names are told, as `LTHT` tells Leeds Teaching Hospitals NHS Trust. */

/** Letters that stand for words themselves: `NHS`, `HM`. Welsh has vowels beside those of English. */
const LETTERS = /^[bcdfghj-np-tvxz]{2,4}$/;
/** A name of many words that tell little has no more than these. */
const MOST = 12;
/** How many letters tell what stands before such letters, or a word that tells little, and no more: `UCLH`, `GOSH`. */
const SHORTEST_BEFORE = 3;
/** Letters that stand for how a name begins are so many at least, */
const SHORTEST_BEGUN = 4;
/** and for so many words; for one less where more than their first letters are typed. */
const FEWEST = 3;
const FIT = 0.95;
/** How well letters fit that stand for no more than how a name begins. */
const FIT_BEGUN = 0.8;
/** @type {{labels: number[], fit: number}} */
const NONE = { labels: [], fit: FIT };

/** The labels for which letters stand. */
export class Acronyms {
  /** The labels of each. @type {Map<string, number[]>} */
  #whole = new Map();

  /** The labels of others that are only likely. @type {Map<string, number[]>} */
  #likely = new Map();

  /** The labels by the first letters of their first two words that tell something. @type {Map<string, number[]>} */
  #begun = new Map();

  /** The words of each label that tell something. @type {string[][]} */
  #words = [];

  /** @param {Set<string>} stops The words that tell little. */
  constructor(stops) {
    this.stops = stops;
  }

  /**
   * Add the label that follows the last.
   *
   * @param {string[]} words Folded.
   */
  add(words) {
    const telling = words.filter((word) => !this.stops.has(word));
    const label = this.#words.push(telling) - 1;
    const { sure, likely } = shortened(words, this.stops);
    for (const letters of new Set(sure)) enter(this.#whole, letters, label);
    for (const letters of new Set(likely)) enter(this.#likely, letters, label);
    const [one = "", other] = telling;
    if (other) enter(this.#begun, one.charAt(0) + other.charAt(0), label);
  }

  /**
   * The labels for which letters stand, or else, if they are no word, those of which they tell the beginning, and how well
   * they fit.
   *
   * @param {string} letters Folded.
   * @param {boolean} isWord
   */
  of(letters, isWord) {
    const whole = this.#whole.get(letters) ?? this.#likely.get(letters);
    if (whole) return { labels: whole, fit: FIT };
    const begun = isWord || letters.length < SHORTEST_BEGUN ? undefined : this.#begun.get(letters.slice(0, 2));
    if (!begun) return NONE;
    const labels = begun.filter((label) => tellsBeginning(letters, /** @type {string[]} */ (this.#words[label])));
    return { labels, fit: FIT_BEGUN };
  }

  /**
   * Whether letters stand for words.
   *
   * @param {string} letters Folded.
   * @param {string[]} words Folded.
   */
  tells(letters, words) {
    const { stops } = this;
    const { sure, likely } = shortened(words, stops);
    return sure.includes(letters) || likely.includes(letters) || tellsBeginning(letters, words.filter((word) => !stops.has(word)));
  }
}

/**
 * @param {Map<string, number[]>} known
 * @param {string} letters
 * @param {number} label
 */
function enter(known, letters, label) {
  const labels = known.get(letters);
  if (labels) labels.push(label);
  else known.set(letters, [label]);
}

/**
 * The letters by which a name is told: those of all its words but of any that tells little. Letters themselves may be left
 * out, or stand whole: `NHSE`. `likely`: those in which what stands between letters and the last word is left out, too, as
 * in `UHMBT`.
 *
 * @param {string[]} words Folded.
 * @param {Set<string>} stops The words that tell little.
 * @returns {{sure: string[], likely: string[]}} Each of two letters at least.
 */
function shortened(words, stops) {
  let all = [""];
  /** @type {string[]} */
  const before = [];
  /** @type {string[]} */
  const likely = [];
  for (const word of words) {
    const isLetters = LETTERS.test(word);
    const isIdle = isLetters || stops.has(word);
    const long = isIdle ? all.filter(({ length }) => length >= SHORTEST_BEFORE) : [];
    before.push(...long);
    if (isLetters) likely.push(...long.map((letters) => letters + words.at(-1)?.charAt(0)));
    const longer = all.map((letters) => letters + word.charAt(0));
    if (!isIdle) all = longer;
    else if (all.length < MOST) all = [...longer, ...all, ...(isLetters ? all.map((letters) => letters + word) : [])];
  }
  return { sure: [...all, ...before].filter(({ length }) => length > 1), likely };
}

/**
 * Whether letters stand for how a name begins, of whose last word more than the first letter may be typed: `WMAS` tells
 * West Midlands Ambulance Service University NHS Foundation Trust, and `SECAmb` South East Coast Ambulance Service.
 *
 * @param {string} letters
 * @param {string[]} telling The words that tell something, folded.
 */
function tellsBeginning(letters, telling) {
  if (letters.length < SHORTEST_BEGUN) return false;
  const least = letters.length > SHORTEST_BEGUN ? FEWEST - 1 : FEWEST;
  for (let at = 0; at < letters.length && telling[at]?.startsWith(letters.charAt(at)); at++) {
    if (at + 1 >= least && telling[at]?.startsWith(letters.slice(at))) return true;
  }
  return false;
}
