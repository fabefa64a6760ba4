/** Makes the search of a page work: the box in the header, and the search page's own. */
import { Box } from "./search-page/box.mjs";

const SHORTCUTS = "input, textarea, select, [contenteditable]";

/**
 * Whether a key is the one that leads to the box: Ctrl or Command with K, or a slash where nobody
 * is typing.
 *
 * @param {KeyboardEvent} event
 */
function isShortcut(event) {
  const { key, target } = event;
  if (event.altKey || event.defaultPrevented) return false;
  if (event.ctrlKey || event.metaKey) return key.toLowerCase() === "k" && !event.shiftKey;
  return key === "/" && !(target instanceof Element && target.closest(SHORTCUTS));
}

/** @returns {HTMLInputElement | undefined} The box that is shown. */
function shownInput() {
  const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (
    document.querySelectorAll("[role='search'] input[name='q']")
  );
  return [...inputs].find((input) => input.checkVisibility());
}

async function start() {
  for (const form of document.querySelectorAll("form[data-module='search']")) {
    if (form instanceof HTMLFormElement) new Box(form).start();
  }
  document.addEventListener("keydown", (event) => {
    const input = isShortcut(event) ? shownInput() : undefined;
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  const mount = document.querySelector("[data-module='search-page']");
  if (mount instanceof HTMLElement) {
    const { SearchPage } = await import("./search-page/page.mjs");
    new SearchPage(mount).start();
  }
}

start();
