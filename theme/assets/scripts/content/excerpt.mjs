/** The part of a page's text that shows best why it was found. */
import { stems } from "../search/stems.mjs";

/** @typedef {import("../search/marks.mjs").Mark} Mark */
/** @typedef {import("./question.mjs").Question} Question */
/** A text, and where what was typed stands in it. @typedef {{text: string, marks: Mark[]}} Line */

const LENGTH = 180;
/** What stands before the first mark, so that it is read as part of a sentence. */
const BEFORE = 50;
const HEADING = "#";
const TEXT = " ";

/**
 * @param {string} text
 * @param {Question} question
 * @param {import("../search/writing.mjs").Writing} writing
 * @returns {Line & {held: number}} With how many different words of the question it holds.
 */
export function markedLine(text, question, writing) {
  /** @type {Mark[]} */
  const marks = [];
  const held = new Set();
  for (const { stem, start, end } of stems(text, writing)) {
    const meant = question.meant(stem).filter(({ light }) => !light);
    if (!meant.length) continue;
    for (const word of meant) held.add(word);
    // Two words that are one with a hyphen come after each of them alone.
    while ((marks.at(-1)?.[1] ?? 0) > start) marks.pop();
    marks.push([start, end]);
  }
  return { text, marks, held: held.size };
}

/**
 * @param {string[]} lines A page's text; the first character of each line says what it is.
 * @param {Question} question
 * @param {import("../search/writing.mjs").Writing} writing
 * @returns {Line | undefined} Nothing where the page has no text.
 */
export function excerpt(lines, question, writing) {
  // A sentence says more than the heading above it, and that more than a list of tags.
  const texts = lines.filter((line) => line.startsWith(TEXT)).map((line) => line.slice(1));
  const headed = lines.flatMap((line, place) => (line.startsWith(HEADING) ? [heading(lines, place)] : []));
  const others = lines.filter((line) => !line.startsWith(TEXT) && !line.startsWith(HEADING));
  let best;
  for (const text of [...texts, ...headed, ...others.map((line) => line.slice(1))]) {
    const line = markedLine(text, question, writing);
    if (!best || line.held > best.held) best = line;
  }
  if (!best) return undefined;
  if (best.held) return cut(best);
  return cut({ text: texts[0] ?? best.text, marks: [] });
}

/**
 * A heading with what it heads.
 *
 * @param {string[]} lines
 * @param {number} place
 */
function heading(lines, place) {
  const [words, below = ""] = lines.slice(place, place + 2).map((line) => line.slice(1));
  return lines[place + 1]?.startsWith(TEXT) ? `${words}: ${below}` : `${words}`;
}

/**
 * A line cut to what can be read at a glance, around the most marks that stand close together.
 *
 * @param {Line} line
 * @returns {Line}
 */
export function cut({ text, marks }) {
  if (text.length <= LENGTH) return { text, marks };
  const start = atWord(text, Math.max(0, densest(marks) - BEFORE));
  const end = start + LENGTH >= text.length ? text.length : text.lastIndexOf(" ", start + LENGTH);
  const last = end > start ? end : start + LENGTH;
  const before = start ? "… " : "";
  const within = marks.filter(([from, to]) => from >= start && to <= last);
  const moved = within.map(([from, to]) => /** @type {Mark} */ ([from - start + before.length, to - start + before.length]));
  return { text: `${before}${text.slice(start, last)}${last < text.length ? " …" : ""}`, marks: moved };
}

/** @param {Mark[]} marks */
function densest(marks) {
  let [[best] = [0]] = marks;
  let most = 0;
  marks.forEach(([from], place) => {
    let count = 0;
    while ((marks[place + count]?.[1] ?? Infinity) <= from + LENGTH - BEFORE) count++;
    if (count > most) [best, most] = [from, count];
  });
  return best;
}

/**
 * The beginning of the word at or after a place, or the place itself in a text without spaces.
 *
 * @param {string} text
 * @param {number} place
 */
function atWord(text, place) {
  if (!place) return 0;
  const space = text.indexOf(" ", place - 1);
  return space < 0 || space > place + BEFORE / 2 ? place : space + 1;
}
