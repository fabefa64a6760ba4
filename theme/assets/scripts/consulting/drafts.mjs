/**
 * An answer that is not sent yet: kept in this browser, and handed on in a link.
 *
 * Whoever signs in next at the same computer is shown none of it: it is kept for the one who is signed in.
 *
 * A link carries it behind the `#`, which browsers send to nobody: only who has the link has it.
 */
import { coded } from "../letters/mail.mjs";
import { drop as dropped, held, keep as keptIn, whenChangedElsewhere } from "../page/storage.mjs";
import { fitting, same } from "./answers.mjs";

/** @typedef {import("./answers.mjs").Answer} Answer */
/** @typedef {import("./answers.mjs").Question} Question */
/** @typedef {import("../reader/signed-in.mjs").Spoken} Spoken */

/** What is kept: the answer, and when it was sent, where it was. @typedef {Answer & {sent?: string}} Kept */

const PREFIX = "leaders-network:answer:";
const MARK = "#draft=";
const LONGEST = 20_000;

/**
 * Where somebody's answer is kept. What was entered here before anybody was known becomes theirs, unless
 * they have an answer of their own.
 *
 * @param {string} consultation
 * @param {Spoken[]} [spoken] Whom the one who is signed in may speak for; nothing where no gate says who that is.
 */
export function placeOf(consultation, spoken) {
  if (!spoken) return consultation;
  const ids = spoken.map(({ id }) => id);
  const whom = spoken.find((one) => one.own)?.id ?? ["assistant", ...ids].join("+");
  const own = `${consultation}:${whom}`;
  const before = held(PREFIX + consultation);
  if (before !== null && held(PREFIX + own) === null && keptIn(PREFIX + own, before)) drop(consultation);
  return own;
}

/**
 * @param {string} place
 * @param {Question[]} questions
 * @returns {Kept | undefined}
 */
export function kept(place, questions) {
  const found = held(PREFIX + place);
  if (found === null) return undefined;
  const sent = typeof found.sent === "string" ? { sent: found.sent } : {};
  return { ...fitting(questions, found), ...sent };
}

/**
 * @param {string} place
 * @param {Kept} answer
 * @returns {boolean} Whether the browser kept it.
 */
export function keep(place, answer) {
  return keptIn(PREFIX + place, answer);
}

/** @param {string} place */
export function drop(place) {
  dropped(PREFIX + place);
}

/**
 * @param {string} place
 * @param {() => void} tell Called when another window keeps or drops an answer there.
 */
export function whenKeptElsewhere(place, tell) {
  whenChangedElsewhere([PREFIX + place], tell);
}

/**
 * The address of a page with an answer in it, for whoever is to look at it and send it.
 *
 * @param {string} page
 * @param {Answer} answer
 */
export function linkTo(page, { values, quote }) {
  return `${page.replace(/#.*$/, "")}${MARK}${coded({ values, quote })}`;
}

/**
 * The answer that an address carries, or nothing.
 *
 * @param {string} fragment
 * @param {Question[]} questions
 * @returns {Answer | undefined}
 */
export function draftIn(fragment, questions) {
  if (!fragment.startsWith(MARK) || fragment.length > LONGEST) return undefined;
  try {
    const binary = atob(fragment.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const answer = fitting(questions, JSON.parse(new TextDecoder().decode(bytes)));
    return Object.keys(answer.values).length ? answer : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether what somebody prepared may take the place of what the reader entered, and has not sent.
 *
 * @param {Kept | undefined} own
 * @param {Answer} draft
 */
export function mayReplace(own, draft) {
  return !own || own.sent || same(own, draft) || confirm("You entered something here already. Put the prepared answer in its place?");
}
