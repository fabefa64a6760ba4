/** What is known of words before they are compared: their lengths, first letters and letters. */
import { placesOf } from "./columns.mjs";

/** Longer words count as being so long. */
export const LONGEST_KNOWN = 40;

/**
 * @typedef {object} Shapes
 * @property {Int32Array} masks The letters in each word.
 * @property {Map<number, number[]>} byFirst The words that begin with each letter, by its code.
 * @property {import("./columns.mjs").Lists} byLength The words of each length.
 */

/**
 * @param {string[]} words
 * @returns {Shapes}
 */
export function shapes(words) {
  const lengths = new Uint32Array(words.length);
  const masks = new Int32Array(words.length);
  /** @type {Map<number, number[]>} */
  const byFirst = new Map();
  words.forEach((word, place) => {
    lengths[place] = Math.min(word.length, LONGEST_KNOWN);
    masks[place] = mask(word);
    const first = word.charCodeAt(0);
    const same = byFirst.get(first);
    if (same) same.push(place);
    else byFirst.set(first, [place]);
  });
  return { masks, byFirst, byLength: placesOf(lengths, LONGEST_KNOWN + 1) };
}

/**
 * Which letters stand in a word, as bits; letters of other scripts share them.
 *
 * @param {string} word
 */
export function mask(word) {
  let found = 0;
  for (let i = 0; i < word.length; i++) found |= 1 << (word.charCodeAt(i) & 31);
  return found;
}

/**
 * How many bits are set.
 *
 * @param {number} set
 */
export function bits(set) {
  let left = set - ((set >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
