/** Messages that are ready to be sent: who writes, what is shared, what is needed. */

import { LONGEST } from "../letters/mail.mjs";

/** @typedef {import("../reader/facts.mjs").Facts} Facts */
/** Whoever writes. @typedef {{facts: Facts, assistant: boolean} | undefined} Writer */

/**
 * The address that opens a message in the reader's own mail program (RFC 6068).
 *
 * @param {string} address
 * @param {string} subject
 * @param {string} body
 * @param {string} less What it says in the place of a body that is too long for mail programs.
 */
export function mailto(address, subject, body, less) {
  const to = encodeURIComponent(address).replaceAll("%40", "@");
  const begun = `mailto:${to}?subject=${encodeURIComponent(subject)}&body=`;
  const [whole, short] = [body, less].map((text) => begun + encodeURIComponent(text.replaceAll(/\r?\n/g, "\r\n")));
  return { href: /** @type {string} */ (isOpened(whole) ? whole : short), isWhole: isOpened(whole) };
}

/** @param {string} [href] */
function isOpened(href = "") {
  return href.length <= LONGEST;
}

/**
 * The text of a message.
 *
 * @param {string} name Whom it is for.
 * @param {Writer} writer
 * @param {{shared?: string, need?: string, purpose?: string}} said
 */
export function message(name, writer, { shared = "", need = "", purpose = "" }) {
  const lines = [`Dear ${name},`, "", introduced(writer)];
  if (shared) lines.push("", `What we share: ${shared}.`);
  lines.push("", need || asking(purpose), "", "With kind regards,", signed(writer));
  return lines.join("\n");
}

/** @param {Writer} writer */
function introduced(writer) {
  if (!writer) return "I am [your name, post and organisation].";
  const { name, post } = writer.facts;
  const who = post ? `${name}, ${post}` : name;
  return writer.assistant ? `I write for ${who}.` : `I am ${who}.`;
}

/** @param {string} purpose */
function asking(purpose) {
  return purpose.toLowerCase().startsWith("incident")
    ? "I need, now: [what has happened, where, and what you need]."
    : "I need: [what you need, and by when].";
}

/** @param {Writer} writer */
function signed(writer) {
  if (!writer) return "[your name]";
  return writer.assistant ? `[your name], for ${writer.facts.name}` : writer.facts.name;
}

/**
 * @param {string} purpose
 * @param {Writer} writer
 */
export function subject(purpose, writer) {
  const from = writer ? ` from ${writer.facts.name}` : "";
  const said = purpose === "Anything" || !purpose ? "A message" : purpose.split(",")[0];
  return `${said}${from}`;
}
