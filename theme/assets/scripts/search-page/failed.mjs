/** Where nothing was found: a letter that tells those who keep the records what was looked for. */
import { newLetter } from "../letters/letter.mjs";
import { sent } from "../letters/sent.mjs";
import { element } from "../page/element.mjs";

/** A search that found nothing. @typedef {{text: string, filters: string[], site: string}} Failed */

const LONGEST = 1000;
let made = 0;

/**
 * What the letter says: every word that was typed or chosen, and what the reader adds to it.
 *
 * @param {Failed} failed
 * @param {string} wanted
 * @returns {string}
 */
export function noteOf({ text, filters, site }, wanted) {
  const lines = [
    `Searched for: ${text.trim() || "nothing typed"}`,
    ...(filters.length ? [`Narrowed by: ${filters.join(", ")}`] : []),
    `In: ${site}`,
    ...(wanted.trim() ? [`Wanted: ${wanted.trim().slice(0, LONGEST)}`] : []),
  ];
  return lines.join("\n");
}

/**
 * A button that opens the letter; nothing is sent before the reader has seen all of it.
 *
 * @param {Failed} failed
 * @param {string} centre
 */
export function failedSearch(failed, centre) {
  const id = `failed-${(made += 1)}`;
  const whom = centre || "the team";
  const wanted = element("textarea", { id, rows: "2", maxlength: `${LONGEST}` });
  const letter = element("pre", { class: "failed__letter" }, noteOf(failed, ""));
  wanted.addEventListener("input", () => (letter.textContent = noteOf(failed, wanted.value)));
  const send = element("button", { type: "submit", class: "tool tool--main" }, "Send it");
  const status = element("div", { class: "panel__status", role: "status" });
  const form = element(
    "form",
    { class: "panel failed" },
    element("p", {}, element("label", { for: id }, "Whom or what you were looking for, if you like to say"), wanted),
    element("p", {}, "This is the whole letter. It goes to ", whom, " with your name, and to nobody else:"),
    letter,
    element("p", { class: "tools__row" }, send),
    status,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const note = noteOf(failed, wanted.value);
    const thanks = `Thank you. ${whom[0]?.toUpperCase()}${whom.slice(1)} will see that it is found next time.`;
    void sent(newLetter({ kind: "search", note }), {}, status, send, thanks);
  });
  const summary = element("summary", {}, `Tell ${whom} what you did not find`);
  return element("details", { class: "me__question failed-search" }, summary, form);
}
