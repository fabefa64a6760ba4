/** The kinds of page that were found, each a button that shows only those. */
import { element } from "../page/element.mjs";

/** @typedef {{kind: string, title: string, count: number}} Kind */

/**
 * @param {Kind[]} kinds
 * @param {string[]} chosen
 * @param {(kind: string, id: string) => void} turn Called with the kind whose button, of this id, was
 *   pressed.
 * @returns {HTMLElement[]} Nothing where there is nothing to choose from.
 */
export function kindChoices(kinds, chosen, turn) {
  if (kinds.length < 2) return [];
  const buttons = kinds.map(({ kind, title, count }) => {
    const id = `kind-${kind}`;
    const pressed = String(chosen.includes(kind));
    const number = element("span", { class: "choices__count" }, count.toLocaleString("en-GB"));
    const facts = { type: "button", id, class: "lozenge", "aria-pressed": pressed };
    const button = element("button", facts, `${title} `, number);
    button.addEventListener("click", () => turn(kind, id));
    return element("li", {}, button);
  });
  return [element("ul", { class: "lozenges", "aria-label": "Kinds of page" }, ...buttons)];
}
