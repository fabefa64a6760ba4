/** One letter: what a reader tells those who keep the records, as plain data. */

/** @typedef {"confirm" | "correct" | "report" | "introduce" | "search" | "answer"} Kind */

/**
 * One value that changes. A list of words is an array; what is to be taken away is null.
 *
 * @typedef {object} Value
 * @property {string} field Its path in the record, as in `appointments/ORG/POST/contacts/direct/phone`.
 * @property {string | string[] | null} [was]
 * @property {string | string[] | null} now
 */

/**
 * @typedef {object} Letter
 * @property {string} id
 * @property {string} written The moment, in UTC (ISO 8601).
 * @property {Kind} kind
 * @property {string} [about] As in `leader:freda-harlowe`.
 * @property {string} [version] The digest of what the writer saw.
 * @property {Value[]} [values]
 * @property {string} [note]
 */

/** Bytes that a box holds at most, as the server's `LimitRequestBody` says. */
export const BOX_LIMIT = 32_768;

/** Letters that wait in a box at most: whoever collects them sets more aside. */
export const LETTERS_LIMIT = 100;

/** What ends a line in other programs, and in no letter. */
const LINE_ENDS = /[\v\f\x85\u2028\u2029]/g;
/** What nobody sees: it comes along with what is pasted, and a letter that holds it is set aside (`characters.py`). */
const UNSEEN = new RegExp(
  "[\\0-\\x08\\x0e-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069" +
    "\\xad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b\\u2060-\\u2065\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb" +
    "\\u{e0000}-\\u{e0fff}\\ue000-\\uf8ff\\u{f0000}-\\u{10ffff}]",
  "gu",
);
/** Joiners where nothing joins; where something may, as in Arabic and in pictures, they are meant. */
const STRAY = /(?<![^\p{Script=Latin}\p{N}\p{P}\s\u200c\u200d])[\u200c\u200d]+/gu;

/**
 * A new letter, with an id of its own, written now.
 *
 * @param {Omit<Letter, "id" | "written">} said
 * @returns {Letter}
 */
export function newLetter(said) {
  const letter = { id: newId(), written: moment(new Date()), ...said };
  if (said.note) letter.note = legible(said.note);
  if (said.values) letter.values = said.values.map((value) => ({ ...value, now: legibly(value.now) }));
  return letter;
}

/** @param {Value["now"]} now */
function legibly(now) {
  return Array.isArray(now) ? now.map(legible) : now && legible(now);
}

/** @param {string} text */
function legible(text) {
  return text.replace(LINE_ENDS, "\n").replace(UNSEEN, "").replace(STRAY, "");
}

/**
 * A moment as letters say it, to the second.
 *
 * @param {Date} date
 */
export function moment(date) {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}

/** A random UUID (RFC 9562, version 4), also where the page came by plain http. */
function newId() {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
