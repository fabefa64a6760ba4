/** What a reader takes along from a page: words to paste elsewhere, and files. */
import { element } from "./element.mjs";

/** How long a browser may take to fetch a file from the page, in milliseconds. */
const FETCHED = 10_000;

/**
 * Put words where they can be pasted from.
 *
 * @param {string} text
 * @returns {Promise<boolean>} Whether the browser lets pages do that.
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Save a file of what a page made.
 *
 * @param {string} content
 * @param {string} type
 * @param {string} name
 */
export function saveFile(content, type, name) {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), FETCHED);
}
