/** Makes the search of a page work: the box in the header, and the search page's own. */
import { forEachPage, untaken } from "./page/shown.mjs";
import { Box } from "./search-page/box.mjs";
import { isShortcut } from "./search-page/shortcut.mjs";

/** @returns {HTMLInputElement | undefined} The box that is shown. */
function shownInput() {
  const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (
    document.querySelectorAll("[role='search'] input[name='q']")
  );
  return [...inputs].find((input) => input.checkVisibility());
}

async function start() {
  for (const form of untaken("form[data-module='search']")) {
    if (form instanceof HTMLFormElement) new Box(form).start();
  }
  for (const mount of untaken("[data-module='search-page']")) {
    const { SearchPage } = await import("./search-page/page.mjs");
    new SearchPage(mount).start();
  }
}

function listen() {
  document.addEventListener("keydown", (event) => {
    const input = isShortcut(event) ? shownInput() : undefined;
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

listen();
forEachPage(() => void start());
