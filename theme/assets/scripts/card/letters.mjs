/** The panels that write letters: this detail is wrong; please introduce us. */
import { newLetter } from "../letters/letter.mjs";
import { sent } from "../letters/sent.mjs";
import { element } from "../page/element.mjs";

/** @typedef {import("./card.mjs").Subject} Subject */

const OTHER = "other";

/** What the last word of a field is called, where that is another. @type {Record<string, string>} */
const CALLED = { email: "e-mail", web: "website" };

/**
 * Three taps: the panel, the detail, send. What it should be is asked for, and may be left out.
 *
 * @param {Subject} subject
 * @returns {HTMLElement}
 */
export function reportPanel({ about, section, centre }) {
  const details = detailsIn(section, about);
  const rows = details.map((detail, i) => choice(`detail-${i}`, String(i), `${detail.label}: `, detail.shown));
  const other = choice("detail-other", OTHER, "Something else", "");
  const now = element("input", { type: "text", id: "report-now", maxlength: "500", autocomplete: "off" });
  const status = element("div", { class: "panel__status", role: "status" });
  const send = element("button", { type: "submit", class: "tool tool--main" }, "Send the report");
  const form = element(
    "form",
    { class: "panel" },
    element("fieldset", {}, element("legend", {}, "Which detail is wrong?"), element("ul", { class: "panel__choices" }, ...rows, other)),
    element("p", {}, element("label", { for: "report-now" }, "What it should be, if you know"), now),
    element("p", { class: "tools__row" }, send),
    status,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const picked = new FormData(form).get("detail");
    const detail = typeof picked === "string" ? details[Number(picked)] : undefined;
    if (picked === null) {
      status.replaceChildren(element("p", {}, "Please choose the detail that is wrong."));
      form.querySelector("input")?.focus();
      return;
    }
    const text = now.value.trim();
    const letter = detail
      ? newLetter({
          kind: "report",
          about: detail.about,
          values: [{ field: detail.field, was: detail.value, now: text || null }],
          ...(text ? {} : { note: `${detail.label} is wrong: ${detail.value}. The reader does not know what is right.` }),
        })
      : newLetter({ kind: "report", about, note: text || "Something on this page is wrong." });
    const words = detail ? { [detail.field]: detail.label } : {};
    void sent(letter, words, status, send, `Thank you. ${begun(centre)} will look into it.`);
  });
  return form;
}

/**
 * @param {Subject} subject
 * @returns {HTMLElement}
 */
export function introductionPanel({ about, name, centre, reader }) {
  const note = element("textarea", { id: "introduce-note", rows: "3", maxlength: "1000" });
  const status = element("div", { class: "panel__status", role: "status" });
  const send = element("button", { type: "submit", class: "tool tool--main" }, "Ask for it");
  const who = begun(centre);
  const form = element(
    "form",
    { class: "panel" },
    element("p", {}, `${who} introduces you to ${name} by e-mail, once ${name} agrees.`),
    element("p", {}, element("label", { for: "introduce-note" }, "What you would like to talk about"), note),
    element("p", { class: "tools__row" }, send),
    status,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { writer, shared } = reader();
    const from = writer ? `${writer.assistant ? "For " : "From "}${writer.facts.name}${writer.facts.post ? `, ${writer.facts.post}` : ""}.` : "";
    const lines = [from, shared ? `We share: ${shared}.` : "", note.value.trim()].filter(Boolean);
    const letter = newLetter({ kind: "introduce", about, note: lines.join("\n") || `Please introduce me to ${name}.` });
    void sent(letter, {}, status, send, `Thank you. ${who} will write to you both.`);
  });
  return form;
}

/**
 * Who reads letters, at the beginning of a sentence.
 *
 * @param {string} centre
 */
function begun(centre) {
  const who = centre || "the team";
  return `${who[0]?.toUpperCase()}${who.slice(1)}`;
}

/**
 * Every detail that a letter can name, once each.
 *
 * @param {HTMLElement} section
 * @param {string} about
 */
function detailsIn(section, about) {
  return [...section.querySelectorAll("[data-field]")].map((place) => {
    const item = place.closest("[data-about]");
    const field = place.getAttribute("data-field") ?? "";
    const label = place.closest(".contact")?.querySelector(".contact__label")?.firstChild?.textContent?.trim() ?? "";
    const kind = field.slice(field.lastIndexOf("/") + 1);
    const link = place.querySelector("a");
    const shown = (link ?? place.firstChild)?.textContent?.trim() ?? "";
    // Records hold numbers in the form that machines dial.
    const value = link?.protocol === "tel:" ? link.href.slice("tel:".length) : shown;
    // Only assistants have a name that may be wrong: it is not called by itself.
    const called = kind === "name" ? "Assistant" : `${label}, ${CALLED[kind] ?? kind}`;
    return { field, shown, value, about: item?.getAttribute("data-about") ?? about, label: called };
  });
}

/**
 * @param {string} id
 * @param {string} value
 * @param {string} label
 * @param {string} shown
 */
function choice(id, value, label, shown) {
  const input = element("input", { type: "radio", name: "detail", id, value });
  // An address is broken at its sign, where a line is too short for it, before it is broken anywhere; no space is heard.
  const broken = () => element("wbr", { "aria-hidden": "true" });
  const parts = shown.split(/(?=@)/).flatMap((part, i) => (i ? [broken(), part] : [part]));
  const words = shown ? [label, element("strong", {}, ...parts)] : [label];
  return element("li", {}, element("label", { for: id }, input, element("span", {}, ...words)));
}
