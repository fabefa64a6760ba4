/** Shows in a form what is wrong with it: in a summary above, which takes the focus, and at each field. */
import { element } from "../page/element.mjs";

/**
 * Show the faults of a form instead of those that were shown before.
 *
 * @param {HTMLFormElement} form
 * @param {import("./form.mjs").Fault[]} faults
 */
export function showFaults(form, faults) {
  for (const old of form.querySelectorAll(".field__fault")) old.remove();
  for (const old of form.querySelectorAll("[aria-invalid]")) {
    old.removeAttribute("aria-invalid");
    describe(old, `${old.id}-fault`, false);
  }
  const summary = form.querySelector("[data-faults]");
  if (!(summary instanceof HTMLElement)) return;
  summary.hidden = faults.length === 0;
  const links = faults.map(({ id, text }) => element("li", {}, element("a", { href: `#${id}` }, text)));
  summary.querySelector("ul")?.replaceChildren(...links);
  for (const { id, text } of faults) {
    const input = document.getElementById(id);
    if (!input || !form.contains(input)) continue;
    input.setAttribute("aria-invalid", "true");
    describe(input, `${id}-fault`, true);
    input.before(element("p", { class: "field__fault", id: `${id}-fault` }, text));
  }
  if (faults.length) summary.focus();
}

/**
 * Name, or no longer name, one more text among those that describe an input.
 *
 * @param {Element} input
 * @param {string} id
 * @param {boolean} on
 */
function describe(input, id, on) {
  const named = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
  input.setAttribute("aria-describedby", (on ? [id, ...named] : named).join(" "));
}
