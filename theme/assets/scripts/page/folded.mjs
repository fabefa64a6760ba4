/** Text as it is compared where there is no index: as people type it who lack its letters and marks. */

/** Letters that are no other letter with a mark. @type {Record<string, string>} */
const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", ħ: "h", ŋ: "ng", ŧ: "t" };

/**
 * A text in small letters, without accents and apostrophes: keyboards write these in several ways.
 *
 * @param {string} text
 */
export function folded(text) {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{M}'’‘ʼʻ`´]/gu, "")
    .replace(/[łøđðþßæœıħŋŧ]/g, (letter) => LETTERS[letter] ?? letter);
}
