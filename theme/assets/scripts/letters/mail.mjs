/** A letter as an e-mail that is ready to send, for where there is no letter box. */

/** @typedef {import("./letter.mjs").Letter} Letter */

/** Characters of an address that every mail program opens; Windows stops soon after 2,000. */
export const LONGEST = 1_900;

export const BEGIN = "-----BEGIN LETTER-----";
export const END = "-----END LETTER-----";
const WIDTH = 64;

/** What each kind of letter is called in the subject. */
const SUBJECTS = {
  confirm: "These details are right",
  correct: "Please correct these details",
  report: "Something is wrong on a page",
  introduce: "Please introduce us",
  search: "I looked and did not find",
  answer: "My answer",
};

/**
 * @param {Letter} letter
 * @param {string} email Whom it goes to.
 * @param {Record<string, string>} [words] What fields are called, by their paths, and what their
 *   values are, by `path=value`.
 * @returns {{href: string, text: string, isWhole: boolean}} The address to open, and the whole text to
 *   copy where that is too long for an address, which then does not hold it.
 */
export function mailed(letter, email, words = {}) {
  const subject = letter.about ? `${SUBJECTS[letter.kind]} (${letter.about})` : SUBJECTS[letter.kind];
  const text = [...readable(letter, words), "", ...forPrograms(letter)].join("\r\n");
  const address = `mailto:${encodeURI(email).replace(/[?&#]/g, encodeURIComponent)}`;
  const href = `${address}?subject=${encodeURIComponent(subject)}&body=`;
  const whole = `${href}${encodeURIComponent(text)}`;
  if (whole.length <= LONGEST) return { href: whole, text, isWhole: true };
  const please = "Please paste the letter here: the page shows it and has a button that copies it.";
  return { href: `${href}${encodeURIComponent(please)}`, text, isWhole: false };
}

/**
 * @param {Letter} letter
 * @param {Record<string, string>} words
 * @returns {string[]} Lines for people.
 */
function readable(letter, words) {
  const lines = [`${SUBJECTS[letter.kind]}.`, ""];
  if (letter.about) lines.push(`About: ${letter.about}`);
  lines.push(...changes(letter, words));
  if (letter.note) lines.push("", ...letter.note.split("\n"));
  return lines;
}

/**
 * What a letter changes, in words: one line for each value.
 *
 * @param {Letter} letter
 * @param {Record<string, string>} words As `mailed` has them.
 * @returns {string[]}
 */
export function changes({ kind, values = [] }, words) {
  return values.map(({ field, was, now }) => {
    /** @param {string} value */
    const told = (value) => words[`${field}=${value}`] ?? value;
    const name = words[field] ?? field;
    // A report takes nothing away: whoever wrote it does not know what is right.
    if (kind === "report" && now === null) return was ? `${name}: ${said(was)} is wrong` : `${name} is wrong`;
    const fresh = Array.isArray(now) ? now.map(told) : now === null ? null : told(now);
    return `${name}: ${said(fresh)}${was ? ` (was: ${said(was)})` : ""}`;
  });
}

/** @param {string | string[] | null | undefined} value */
function said(value) {
  const text = Array.isArray(value) ? value.join(", ") : (value ?? "");
  return text === "" ? "nothing" : text;
}

/**
 * Something's JSON in base64, in characters that addresses hold too (RFC 4648, section 5).
 *
 * @param {object} said
 */
export function coded(said) {
  const bytes = new TextEncoder().encode(JSON.stringify(said));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * The letter in base64: mail programs wrap and quote lines, and this comes out whole.
 *
 * @param {Letter} letter
 * @returns {string[]}
 */
function forPrograms(letter) {
  const lines = coded(letter).match(new RegExp(`.{1,${WIDTH}}`, "g")) ?? [];
  return ["The same for our program; please leave it as it is.", BEGIN, ...lines, END];
}
