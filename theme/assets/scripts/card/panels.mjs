/** The panel of a card that shows its QR code. */
import { element } from "../page/element.mjs";
import { payload, picture } from "./code.mjs";

/**
 * @param {import("./card.mjs").Subject} subject
 * @returns {HTMLElement}
 */
export function codePanel({ name, facts }) {
  const words = "Point a telephone’s camera at it, and it offers to keep the number.";
  const place = element("div", { class: "panel__code" }, element("p", {}, "Drawing …"));
  const address = location.href.split(/[?#]/)[0] ?? "";
  picture(payload(facts, address), `QR code with the contact details of ${name}`).then(
    (svg) => place.replaceChildren(svg),
    () => place.replaceChildren(element("p", {}, "The code cannot be drawn just now. “Save to contacts” gives the same.")),
  );
  return element("div", { class: "panel", tabindex: "-1" }, place, element("p", { class: "panel__note" }, words));
}
