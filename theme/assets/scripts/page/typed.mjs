/** What is typed to find part of a page, telephone numbers in any form among it, and what it is compared with. */
import { folded } from "./folded.mjs";

/** A number as people write it, as a telephone shows it, or as it is copied, with marks that nobody sees. */
const NUMBER = /^[\d\s+().\/\u2212\p{Pd}\p{Cf}]+$/u;
/** A number among words, as in `Tel: 01632 960412 (office)`: longer than any day or amount. */
const AMONG = /\d(?:[\s().\u2212\p{Pd}\p{Cf}]*\d){8,}/u;
/** Shorter ones may be years or numbers of houses. */
const SHORTEST = 6;

/**
 * What was typed: its words, and whether a text holds all of them, or the one number that they may be.
 *
 * @param {string} text
 * @returns {{words: string[], isIn: (sought: string) => boolean}}
 */
export function typed(text) {
  const words = folded(text).split(/\s+/).filter(Boolean);
  const number = numberIn(text);
  return { words, isIn: (sought) => words.every((word) => sought.includes(word)) || (number !== "" && sought.includes(number)) };
}

/**
 * The digits of a telephone number without what stands before it at home alone; nothing where there is none.
 *
 * @param {string} text
 */
export function numberIn(text) {
  const plain = text.replace("(0)", "");
  const number = NUMBER.test(plain) ? plain : (AMONG.exec(plain)?.[0] ?? "");
  const digits = number.replace(/\D/g, "").replace(/^0+/, "");
  return digits.length >= SHORTEST ? digits : "";
}

/**
 * What is typed is looked for in: the text of an element, and the numbers that it dials.
 *
 * @param {Element} element
 */
export function soughtIn(element) {
  const dialled = [...element.querySelectorAll("a[href^='tel:']")].map((link) => link.getAttribute("href"));
  return folded([element.textContent, ...dialled].join(" "));
}
