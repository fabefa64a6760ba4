/** What is typed to find part of a page, telephone numbers in any form among it, and what it is compared with. */
import { folded } from "./folded.mjs";

/** A number as people write it, or as a telephone shows it. */
const NUMBER = /^\+?[\d\s().-]+$/;
/** Shorter ones may be years or numbers of houses. */
const SHORTEST = 6;

/**
 * The words that were typed, or the one number: without blanks, and without what stands before it at home alone.
 *
 * @param {string} text
 */
export function typedWords(text) {
  const digits = text.replace("(0)", "").replace(/\D/g, "").replace(/^0+/, "");
  if (NUMBER.test(text.trim()) && digits.length >= SHORTEST) return [digits];
  return folded(text).split(/\s+/).filter(Boolean);
}

/**
 * What typed words are looked for in: the text of an element, and the numbers that it dials.
 *
 * @param {Element} element
 */
export function soughtIn(element) {
  const dialled = [...element.querySelectorAll("a[href^='tel:']")].map((link) => link.getAttribute("href"));
  return folded([element.textContent, ...dialled].join(" "));
}
