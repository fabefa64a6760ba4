/** The page that is shown, and those that take its place without being loaded. */

/**
 * What Material tells of pages: the first, and with instant navigation each that takes its place.
 *
 * @typedef {{document$?: {subscribe: (show: () => void) => void}}} Shown
 */

/**
 * Call a function for the page that is shown, and again for each that takes its place.
 *
 * @param {() => void} show
 */
export function forEachPage(show) {
  const { document$: shown } = /** @type {Shown} */ (/** @type {unknown} */ (globalThis));
  if (shown) shown.subscribe(show);
  else show();
}

/**
 * The elements of a page that were not taken yet, each given once.
 *
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function untaken(selector) {
  const found = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
  const fresh = [...found].filter((element) => !taken.has(element));
  for (const element of fresh) taken.add(element);
  return fresh;
}

/** @type {WeakSet<HTMLElement>} */
const taken = new WeakSet();
