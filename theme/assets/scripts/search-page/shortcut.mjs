/**
 * The keys that lead to the box: Ctrl or Command with K, and the slash, which readers may switch off.
 *
 * Whoever speaks to their computer, or whose hands slip, can set off a key that works alone without
 * meaning it, so it has to have a switch (WCAG 2.1.4). The switch is remembered in this browser.
 */
import { element } from "../page/element.mjs";

const KEY = "leaders-network:slash";
const OFF = "off";
const WRITING = "input, textarea, select, [contenteditable]";

/**
 * Whether a key leads to the box. A slash does where nobody is writing and it is not switched off.
 *
 * @param {KeyboardEvent} event
 */
export function isShortcut(event) {
  const { key, target } = event;
  if (event.altKey || event.defaultPrevented) return false;
  if (event.ctrlKey || event.metaKey) return key.toLowerCase() === "k" && !event.shiftKey;
  return key === "/" && isSlashOn() && !(target instanceof Element && target.closest(WRITING));
}

/** The switch, as it is drawn below what is found. */
export function slashSwitch() {
  const input = element("input", { type: "checkbox", id: "search-slash" });
  input.checked = isSlashOn();
  input.addEventListener("change", () => remember(input.checked));
  const words = "The / key leads to the search box on every page";
  const label = element("label", { for: input.id }, input, words);
  const note = element("span", { class: "found__quiet" }, "Ctrl and K always do.");
  return element("p", { class: "search-page__keys" }, label, note);
}

function isSlashOn() {
  try {
    return localStorage.getItem(KEY) !== OFF;
  } catch {
    return true;
  }
}

/** @param {boolean} on */
function remember(on) {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    // A browser that keeps nothing forgets the switch with the page.
  }
}
