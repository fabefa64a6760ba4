/** By which letters names are told, as `LTHT` tells Leeds Teaching Hospitals NHS Trust. */

/** Letters that stand for words themselves: `NHS`, `HM`. Welsh has vowels beside those of English. */
const LETTERS = /^[bcdfghj-np-tvxz]{2,4}$/;
/** A name of many words that tell little has no more than these. */
const MOST = 12;
/** How many letters tell what stands before such letters, or a word that tells little, and no more: `UCLH`, `GOSH`. */
const SHORTEST_BEFORE = 3;

/**
 * The letters by which a name is told: those of all its words but of any that tells little. Letters themselves may be left
 * out, or stand whole: `NHSE`.
 *
 * @param {string[]} words Folded.
 * @param {Set<string>} stops The words that tell little.
 * @returns {string[]} Each of two letters at least.
 */
export function shortened(words, stops) {
  let all = [""];
  /** @type {string[]} */
  const before = [];
  for (const word of words) {
    const isLetters = LETTERS.test(word);
    const isIdle = isLetters || stops.has(word);
    if (isIdle) before.push(...all.filter(({ length }) => length >= SHORTEST_BEFORE));
    const longer = all.map((letters) => letters + word.charAt(0));
    if (!isIdle) all = longer;
    else if (all.length < MOST) all = [...longer, ...all, ...(isLetters ? all.map((letters) => letters + word) : [])];
  }
  return [...all, ...before].filter(({ length }) => length > 1);
}
