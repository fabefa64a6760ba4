/** What is to be put right before an answer can be sent: told above the form, and at each question. */
import { element } from "../page/element.mjs";

/** @typedef {import("./answers.mjs").Fault} Fault */

/**
 * Show these faults and no others; the list of them takes the focus where there is any.
 *
 * @param {Element | null} summary
 * @param {Iterable<HTMLElement>} questions
 * @param {Fault[]} faults
 */
export function showFaults(summary, questions, faults) {
  for (const mount of questions) {
    showFault(mount, faults.find(({ key }) => key === mount.dataset["question"])?.text ?? "");
  }
  if (!(summary instanceof HTMLElement)) return;
  summary.hidden = !faults.length;
  summary.replaceChildren(
    element("h3", {}, "There is something to put right"),
    element("ul", {}, ...faults.map(({ key, text }) => element("li", {}, linkToField(key, text)))),
  );
  if (faults.length) summary.focus();
}

/**
 * @param {string} key
 * @param {string} text
 */
function linkToField(key, text) {
  const link = element("a", { href: `#answer-${key}` }, text);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const mount = document.getElementById(`answer-${key}`);
    mount?.scrollIntoView({ block: "start" });
    const first = mount?.querySelector("input, textarea");
    if (first instanceof HTMLElement) first.focus({ preventScroll: true });
  });
  return link;
}

/**
 * @param {HTMLElement} mount
 * @param {string} text
 */
function showFault(mount, text) {
  const place = mount.querySelector(".ask__error");
  if (!(place instanceof HTMLElement)) return;
  place.hidden = !text;
  place.textContent = text.replace(/^Question \d+: (.)/, (_, first) => first.toUpperCase());
  mount.classList.toggle("ask--wrong", Boolean(text));
  const told = mount.querySelector("textarea") ?? mount;
  const named = (told.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one !== place.id);
  told.setAttribute("aria-describedby", (text ? [place.id, ...named] : named).join(" "));
  for (const input of mount.querySelectorAll("input, textarea")) {
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}
