/** What a word of a name is also written as. */

/** @typedef {import("./writing.mjs").Word} Word */

/** One capital, then small letters: nothing to fold, split or leave out. */
export const PLAIN = /^[A-Z][a-z]+$/;
const BEFORE_CAPITAL = /^(?:[Mm]a?c|[Nn]ic)(?=(.))/;
/** What a part is worth beside the whole. */
const PART = 0.9;

/**
 * Call a function with each other way to write a word, and what it is worth beside the word: with its
 * umlauts spelt out, and without Mc, Mac, O'.
 *
 * @param {Word} word
 * @param {import("./writing.mjs").Writing} writing
 * @param {(word: Word, worth: number) => void} take
 */
export function spellings(word, writing, take) {
  if (PLAIN.test(word.text) && !/^[MN]/.test(word.text)) return;
  if (/[^ -~]/.test(word.text)) {
    const folded = writing.expanded(word.text);
    if (folded && folded !== word.folded) take({ ...word, folded }, 1);
  }
  const length = prefix(word.text, writing);
  if (!length) return;
  const text = word.text.slice(length);
  take({ text, folded: writing.fold(text), start: word.start + length }, PART);
}

/**
 * How long the Mc, Mac or O' is that a word begins with.
 *
 * @param {string} text
 * @param {import("./writing.mjs").Writing} writing
 */
function prefix(text, writing) {
  const [prefix = "", next = ""] = BEFORE_CAPITAL.exec(text) ?? [];
  if (isCapital(next)) return prefix.length;
  return writing.elided(text);
}

/** @param {string} letter */
export function isCapital(letter) {
  return letter !== letter.toLowerCase();
}
