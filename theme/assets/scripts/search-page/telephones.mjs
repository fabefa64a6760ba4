/** Whose a telephone number is, as a group of results before all others. */
import { counted } from "../page/element.mjs";
import { numberIn } from "../page/numbers.mjs";

/** @typedef {import("../search/telephones.mjs").TelephoneResult} TelephoneResult */
/** @typedef {import("./sources.mjs").Answer} Answer */

/**
 * Ask whose a number is, where one was typed, and hand on what is found. Where that cannot be had, the
 * group is left out.
 *
 * @param {import("./opened.mjs").Index} index
 * @param {string} text
 * @param {number} limit
 * @param {(answer: Answer) => void} draw Called where any is found.
 */
export async function askTelephones(index, text, limit, draw) {
  const number = numberIn(text);
  if (!number) return;
  const answer = await index.telephones(number, limit).catch(() => undefined);
  if (!answer?.count) return;
  const { found, count } = answer;
  const words = counted(count, "telephone number", "telephone numbers");
  draw({ group: "Telephone numbers", pieces: found.map(piece), count, words, kinds: [], isFirst: true });
}

/**
 * @param {TelephoneResult} number
 * @returns {import("./sources.mjs").Piece}
 */
function piece({ shown, whose, kind, beside, path }) {
  /** @type {import("./sources.mjs").Line} */
  const line = { text: beside ? `${shown} · ${beside}` : shown, marks: [[0, shown.length]] };
  return { title: { text: whose, marks: [] }, path, about: kind, lines: [line] };
}
