/** Rows of what one is led to: each with why, and with a button that saves it for later. */
import { element } from "../page/element.mjs";
import { addressOf, NETWORK } from "../page/site.mjs";
import { CHANGED, saved, turn } from "./kept.mjs";

/** @typedef {import("./data.mjs").Thing} Thing */

const SAID = {
  saved: "is saved for later.",
  removed: "is no longer saved.",
  full: "cannot be saved: the list is full.",
  closed: "cannot be saved: this browser keeps nothing.",
};

/**
 * @param {Thing} thing
 * @param {string[]} reasons
 * @param {(words: string) => void} say
 */
export function row(thing, reasons, say) {
  const link = element("a", { href: addressOf(`${NETWORK}${thing.path}`) }, thing.title);
  const parts = [element("p", { class: "item__title" }, link), factsLine(thing)];
  if (thing.text) parts.push(element("p", { class: "item__description" }, thing.text));
  const foot = element("p", { class: "led__foot" }, ...why(reasons));
  if (isSaveable(thing)) foot.append(saveButton(thing.key, thing.title, say));
  return element("li", { class: "item led" }, ...parts, foot);
}

/**
 * What kind of thing it is, unless its facts begin with that, and its facts: parted by dots, as on every list.
 *
 * @param {Thing} thing
 */
function factsLine({ noun, facts }) {
  const told = [facts.startsWith(noun) ? "" : noun, ...facts.split(" · ")].filter(Boolean);
  return element("p", { class: "item__facts dotted" }, ...told.flatMap((fact) => [element("span", {}, fact), " "]));
}

/**
 * @param {Thing} thing
 * @param {string[]} reasons
 */
export function personRow(thing, reasons) {
  const link = element("a", { href: addressOf(`${NETWORK}${thing.path}`) }, thing.title);
  const name = element("p", { class: "person__name" }, link);
  const post = element("p", { class: "person__post" }, thing.text);
  return element("li", { class: "led led--person" }, name, post, element("p", { class: "led__foot" }, ...why(reasons)));
}

/** @param {Thing} thing */
function isSaveable({ kind }) {
  return kind !== "person" && kind !== "offer";
}

/** @param {string[]} reasons */
function why(reasons) {
  return reasons.map((words) => element("span", { class: "led__reason" }, words));
}

/**
 * @param {string} id
 * @param {string} title
 * @param {(words: string) => void} say
 */
export function saveButton(id, title, say) {
  const names = { "data-save": id, "aria-label": `Save for later: ${title}` };
  const button = element("button", { type: "button", class: "tool tool--small led__save", ...names });
  button.addEventListener("click", () => say(`${title} ${SAID[turn(id)]}`));
  showSaved(button);
  return button;
}

/** @param {HTMLElement} button */
function showSaved(button) {
  const on = saved().includes(button.dataset.save ?? "");
  button.setAttribute("aria-pressed", String(on));
  button.textContent = on ? "Saved" : "Save for later";
}

// Here or in another window: a button that shows what was, does the opposite of what it says.
globalThis.document?.addEventListener(CHANGED, () => {
  for (const button of document.querySelectorAll("[data-save]")) if (button instanceof HTMLElement) showSaved(button);
});
