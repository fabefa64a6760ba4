/** A light stemmer, so that services find a service: the same rule as `leaders_network/search/stems.py`. */

const ENGLISH = /^[a-z]{4,40}$/;
const VOWEL = /[aeiouy]/;
const PLURAL = /(?<=ss)es$|(?<=[sc]h)es$|(?<=x)es$|(?<![sui])s$/;
const FORM = /(?:ing|(?<!e)ed)$/;
const DOUBLED = /([bdgmnprt])\1$/;
const LAST_E = /(?<=[^aeiou])e$/;
const SHORTEST = 4;
const ENDINGS = ["s", "es", "ies", "ed", "ied", "ing"];

/**
 * The stem of a folded word, which is the word itself where it is none of English.
 *
 * @param {string} word
 */
export function stem(word) {
  if (!ENGLISH.test(word)) return word;
  const one = singular(word);
  if (one.endsWith("ied") && one.length > SHORTEST) return `${one.slice(0, -3)}y`;
  const bare = one.replace(FORM, "");
  if (bare !== one && bare.length >= SHORTEST && VOWEL.test(bare)) return bare.replace(DOUBLED, "$1");
  return one.length > SHORTEST ? one.replace(LAST_E, "") : one;
}

/** @param {string} word */
function singular(word) {
  if (word.endsWith("ies")) return word.length > SHORTEST ? `${word.slice(0, -3)}y` : word;
  return word.replace(PLURAL, "");
}

/**
 * The stems of the words of a text in its order, and of two with a hyphen between them as one too.
 *
 * @param {string} text
 * @param {import("./writing.mjs").Writing} writing
 * @returns {{stem: string, start: number, end: number}[]} Each with where it stands in the text.
 */
export function stems(text, writing) {
  const found = [];
  let last;
  for (const { text: written, folded, start } of writing.words(text)) {
    const end = start + written.length;
    found.push({ stem: stem(folded), start, end });
    const between = last ? text.slice(last.end, start) : "";
    if (last && between.length === 1 && writing.hyphens.includes(between)) {
      found.push({ stem: stem(last.folded + folded), start: last.start, end });
    }
    last = { folded, start, end };
  }
  return found;
}

/**
 * What the stem of a word may begin with that is still being typed: `servi` and `servic`, but also
 * `study` for `studi`, and `plan` for `planni`.
 *
 * @param {string} begun
 * @returns {string[]}
 */
export function beginnings(begun) {
  const found = new Set([begun, stem(begun)]);
  for (const ending of ENDINGS) {
    for (let typed = 0; typed < ending.length; typed++) {
      if (begun.endsWith(ending.slice(0, typed))) found.add(stem(begun + ending.slice(typed)));
    }
  }
  return [...found];
}
