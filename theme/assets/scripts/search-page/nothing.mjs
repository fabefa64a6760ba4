/** What helps where nobody and nothing was found: near names, fewer filters, asking the Centre. */
import { element } from "../page/element.mjs";
import { KINDS } from "../search/filters.mjs";
import { FLAGS, isFiltered, written } from "./address.mjs";
import { failedSearch } from "./failed.mjs";

/** @typedef {import("./address.mjs").State} State */

/**
 * What is drawn instead of results.
 *
 * @param {import("./page.mjs").SearchPage} page
 * @param {string[]} suggestions The nearest names.
 */
export function nothing(page, suggestions) {
  const made = element("div", { class: "search-page__nothing" });
  if (suggestions.length) {
    const near = suggestions.map((name) => {
      const address = written({ ...page.state, text: name });
      return element("li", {}, element("a", { href: address }, name));
    });
    made.append(element("p", {}, "The nearest names are:"), element("ul", {}, ...near));
  }
  if (isFiltered(page.state)) {
    const drop = element("button", { type: "button", class: "search-page__more" }, "Drop all filters");
    drop.addEventListener("click", () => page.change(clear));
    made.append(element("p", {}, "Fewer filters may help. "), drop);
  }
  const { email = "", centre = "", site = "", gate } = page.mount.dataset;
  if (email || gate !== undefined) {
    const failed = { text: page.state.text, filters: page.choices.words(page.state), site };
    made.append(failedSearch(failed, centre));
  }
  return made;
}

/** @param {State} state */
function clear(state) {
  for (const kind of KINDS) state.chosen.set(kind, []);
  state.pages = [];
  for (const flag of FLAGS) state[flag] = false;
}
