/** What is typed to find part of a page, telephone numbers in any form among it, and what it is compared with. */
import { folded } from "./folded.mjs";
import { numberIn } from "./numbers.mjs";

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
 * What is typed is looked for in: the text of an element, and the numbers that it dials.
 *
 * @param {Element} element
 */
export function soughtIn(element) {
  const dialled = [...element.querySelectorAll("a[href^='tel:']")].map((link) => link.getAttribute("href"));
  return folded([element.textContent, ...dialled].join(" "));
}
