/**
 * Finds what a field refers to, among everything there is. Needs the site's own rule for names beside it.
 *
 * @typedef {[value: string, name: string, note: string]} Choice
 * @typedef {{choice: Choice, words: string}} Entry a choice with the folded words it is found by
 */
import { folded } from "./vendor/folded.mjs";

/**
 * Text as it is compared: folded, words alone.
 *
 * @param {string} text
 */
const wordsOf = (text) => folded(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** @param {Choice[]} choices @returns {Entry[]} */
export const prepared = (choices) =>
  choices.map((choice) => ({ choice, words: ` ${wordsOf(choice.join(" "))}` }));

/**
 * The choices in which every word that was typed begins a word; names that begin so come first.
 *
 * @param {Entry[]} entries
 * @param {string} typed
 * @param {number} most
 * @returns {Choice[]}
 */
export function found(entries, typed, most = 12) {
  const words = wordsOf(typed).split(" ").filter(Boolean);
  const fits = entries.filter((entry) => words.every((word) => entry.words.includes(` ${word}`)));
  const first = wordsOf(typed);
  const rank = (/** @type {Entry} */ { choice: [value, name] }) =>
    value === typed.trim() ? 0 : first && wordsOf(name).startsWith(first) ? 1 : 2;
  return fits
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ entry }) => entry.choice);
}
