/**
 * What this browser keeps for its reader, and sends to nobody.
 *
 * Storage may be closed to us, and what stands in it may be anything: whoever reads it believes
 * nothing that has not the form it should have.
 */

/** What a reader is told whose browser keeps nothing. */
export const NOTHING_KEPT = "This browser keeps nothing, so it cannot be remembered here.";

/**
 * What is kept under a key, or null.
 *
 * @param {string} key
 * @returns {any}
 */
export function held(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 * @returns {boolean} Whether the browser kept it.
 */
export function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key */
export function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // What could not be kept need not be dropped.
  }
}

/**
 * Call a function when another window of the same reader changes what is kept, or a page that they come
 * back from to this one.
 *
 * @param {string[]} keys
 * @param {() => void} tell
 */
export function whenChangedElsewhere(keys, tell) {
  globalThis.addEventListener?.("storage", ({ key }) => {
    if (key === null || keys.includes(key)) tell();
  });
}

/**
 * Ids as they may be believed: of the right form, each once, no more than so many.
 *
 * @param {unknown} given
 * @param {RegExp} form
 * @param {number} longest
 * @param {number} most
 * @returns {string[]}
 */
export function soundIds(given, form, longest, most) {
  if (!Array.isArray(given)) return [];
  const ids = given.filter((id) => typeof id === "string" && id.length <= longest && form.test(id));
  return [...new Set(ids)].slice(0, most);
}
