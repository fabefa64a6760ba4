/** By which letters names are told, as `LTHT` tells Leeds Teaching Hospitals NHS Trust. */

/** Letters that stand for words themselves: `NHS`, `HM`. Welsh has vowels beside those of English. */
const LETTERS = /^[bcdfghj-np-tvxz]{2,4}$/;
/** A name of many words that tell little has no more than these. */
const MOST = 12;
/** How many letters tell what stands before such letters, or a word that tells little, and no more: `UCLH`, `GOSH`. */
const SHORTEST_BEFORE = 3;

/**
 * @typedef {object} Shortened
 * @property {string} letters
 * @property {{place: number, length: number}[]} parts The words that these begin, and with how many letters.
 */

/**
 * The letters by which a name is told: those of all its words but of any that tells little. Letters themselves may be left
 * out, or stand whole: `NHSE`.
 *
 * @param {string[]} words Folded.
 * @param {Set<string>} stops The words that tell little.
 * @returns {Shortened[]} Each of two letters at least.
 */
export function shortened(words, stops) {
  /** @type {Shortened[]} */
  let all = [{ letters: "", parts: [] }];
  /** @type {Shortened[]} */
  const before = [];
  words.forEach((word, place) => {
    const isLetters = LETTERS.test(word);
    const isIdle = isLetters || stops.has(word);
    if (isIdle) before.push(...all.filter(({ letters }) => letters.length >= SHORTEST_BEFORE));
    const longer = begun(all, word, place, 1);
    if (!isIdle) all = longer;
    else if (all.length < MOST) all = [...longer, ...all, ...(isLetters ? begun(all, word, place, word.length) : [])];
  });
  return [...all, ...before].filter(({ letters }) => letters.length > 1);
}

/**
 * @param {Shortened[]} all
 * @param {string} word
 * @param {number} place
 * @param {number} length How many of its letters stand for it.
 */
function begun(all, word, place, length) {
  return all.map(({ letters, parts }) => ({ letters: letters + word.slice(0, length), parts: [...parts, { place, length }] }));
}
