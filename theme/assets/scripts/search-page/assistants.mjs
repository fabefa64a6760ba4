/** Assistants as a group of results: who they are, and whom they support. */
import { counted } from "../page/element.mjs";

/** @typedef {import("../search/assistants.mjs").AssistantResult} AssistantResult */
/** @typedef {import("./sources.mjs").Answer} Answer */

/**
 * Ask who assists somebody by a name like what was typed, and hand on who is found. Where that cannot
 * be had, the group is left out.
 *
 * @param {import("./opened.mjs").Index} index
 * @param {string} text
 * @param {number} limit
 * @param {(answer: Answer) => void} draw Called where anybody is found.
 */
export async function askAssistants(index, text, limit, draw) {
  const answer = await index.assistants(text, limit).catch(() => undefined);
  if (!answer?.count) return;
  const { found, count, isMeant } = answer;
  const words = counted(count, "assistant", "assistants");
  draw({ group: "Assistants", pieces: found.map(piece), count, words, kinds: [], isFirst: isMeant });
}

/**
 * @param {AssistantResult} assistant
 * @returns {import("./sources.mjs").Piece}
 */
function piece({ name, title, path, supports }) {
  return { title: name, path, about: title, lines: [supports] };
}
