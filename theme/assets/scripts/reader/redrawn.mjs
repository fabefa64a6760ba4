/** Draws anew what may hold the focus, and leaves nobody who reads by keyboard at the top of the page. */

/**
 * Where what had the focus is gone, it goes to its like that took its place, else to what tells what happened.
 *
 * @param {HTMLElement} mount What is drawn anew.
 * @param {HTMLElement} told What says how things stand now; it stays.
 * @param {string} alike What of each row has a like in the next, as a selector.
 * @param {() => void} draw
 */
export function redrawn(mount, told, alike, draw) {
  const { activeElement } = document;
  const had = mount.contains(activeElement);
  const at = [...mount.querySelectorAll(alike)].findIndex((one) => one === activeElement);
  draw();
  if (!had || mount.contains(document.activeElement)) return;
  const left = /** @type {NodeListOf<HTMLElement>} */ (mount.querySelectorAll(alike));
  const next = at < 0 ? undefined : left[Math.min(at, left.length - 1)];
  if (!next) told.tabIndex = -1;
  (next ?? told).focus();
}
