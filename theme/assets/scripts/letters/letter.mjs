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

/**
 * A new letter, with an id of its own, written now.
 *
 * @param {Omit<Letter, "id" | "written">} said
 * @returns {Letter}
 */
export function newLetter(said) {
  return { id: newId(), written: moment(new Date()), ...said };
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
