/** Which words of names a typed word means, where it may mean something beside names as well. */

import { raise } from "./fits.mjs";

/** @typedef {import("./lexicon.mjs").Fits} Fits */
/** @typedef {import("./query.mjs").Unit} Unit */

/** Who types a word that is known beside names means no name first that is only like it: `flood` no Lloyd. */
export const MOST_BESIDE = 0.55;
/** How well two words together fit a name at least, to be no more than they look. */
const LEAST_JOINED = 0.74;

/**
 * How a typed word fits the words of names, where it may be known beside names. The fits of a lexicon stay as they are, for
 * it remembers them.
 *
 * @param {Fits} fits
 * @param {Unit} unit
 * @param {string[]} words Of names, by number.
 * @param {boolean} [known]
 * @param {boolean} [isWhole] Whether it then is no beginning of a name either, as letters in capitals are none.
 * @returns {Fits}
 */
export function meant({ any, given }, unit, words, known, isWhole = unit.capitals) {
  if (unit.covers.length > 1) return { any: changed(any, sure), given: changed(given, sure) };
  if (!known) return { any, given };
  /**
   * Less where a name neither is what was typed nor, if it may, begins with it.
   *
   * @param {number} fit
   * @param {number} word
   */
  const beside = (fit, word) => {
    const isMeant = isWhole ? words[word] === unit.folded : words[word]?.startsWith(unit.folded);
    return isMeant ? fit : Math.min(fit, MOST_BESIDE);
  };
  return { any: changed(any, beside), given: isWhole ? changed(given, beside) : given };
}

/** @param {Fits} fits */
export function surest({ any, given }) {
  return Math.max(0, ...any.values(), ...given.values());
}

/**
 * Fits as they are changed, without those that come to nothing.
 *
 * @param {Map<number, number>} fits
 * @param {(fit: number, word: number) => number} change
 */
function changed(fits, change) {
  /** @type {Map<number, number>} */
  const found = new Map();
  fits.forEach((fit, word) => raise(found, word, change(fit, word)));
  return found;
}

/** @param {number} fit */
function sure(fit) {
  return fit < LEAST_JOINED ? 0 : fit;
}
