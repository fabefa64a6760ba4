/** What lies in the reader's letter box: each letter in words, with a button that takes it back. */
import { changes } from "./mail.mjs";
import { element } from "../page/element.mjs";
import { pending, takeBack } from "./post.mjs";

/** @typedef {import("./letter.mjs").Letter} Letter */

const BOX = "letters";

const KINDS = {
  confirm: "Confirmed",
  correct: "Corrected",
  report: "Reported a wrong detail",
  introduce: "Asked for an introduction",
  search: "Looked and did not find",
  answer: "Answered",
};

/** The part of one's own page that shows what is sent and not yet collected. */
export class Waiting {
  /**
   * @param {Element} mount
   * @param {(about?: string) => Promise<void>} onTakenBack Shows what is left once a letter was taken back.
   */
  constructor(mount, onTakenBack) {
    this.onTakenBack = onTakenBack;
    this.mount = /** @type {HTMLElement} */ (mount);
    this.list = mount.querySelector("ul");
    this.status = mount.querySelector("[role='status']");
  }

  /** Show what lies in the box now; where no box answers, what was shown stays. */
  async refresh() {
    const letters = await pending(BOX);
    if (letters) this.show(letters);
    return letters ?? [];
  }

  /** @param {Letter[]} letters */
  show(letters) {
    this.list?.replaceChildren(...letters.filter((letter) => letter?.id).map((letter) => this.row(letter)));
    if (letters.length) this.mount.hidden = false;
  }

  /** @param {Letter} letter */
  row(letter) {
    const { kind, written, note } = letter;
    const title = [KINDS[kind] ?? "Sent", nameOf(letter)].filter(Boolean).join(": ");
    const lines = [...changes(letter, labels()), ...(note ? note.split("\n") : [])].filter(Boolean);
    const button = element("button", { type: "button", class: "button button--quiet" }, "Take it back");
    button.setAttribute("aria-label", `Take it back: ${title}`);
    const row = element(
      "li",
      { class: "mine-waiting__letter" },
      element("p", { class: "mine-waiting__title" }, title),
      element("p", { class: "mine-waiting__day" }, `Sent ${momentOf(written)}`),
      ...lines.map((line) => element("p", {}, line)),
      button,
    );
    button.addEventListener("click", () => void this.remove(letter, title, button));
    return row;
  }

  /**
   * @param {Letter} letter
   * @param {string} title
   * @param {HTMLButtonElement} button
   */
  async remove({ id, about }, title, button) {
    // Pressed again, it would find nothing to take back.
    button.disabled = true;
    const gone = await takeBack(BOX, id);
    button.disabled = false;
    await (gone ? this.onTakenBack(about) : this.refresh());
    const late = "has been collected already, so it cannot be taken back. Send a correction instead.";
    const told = gone ? "Taken back." : gone === false ? `That ${late}` : "The letter box does not answer now. Please try again in a moment.";
    if (this.status) this.status.textContent = `${title}. ${told}`;
    this.mount.querySelector("h2")?.focus();
  }
}

/** @param {Letter} letter */
function nameOf({ about = "" }) {
  const id = about.replace(/^[a-z]+:/, "");
  const known = document.querySelector(`[data-leader="${CSS.escape(id)}"]`)?.getAttribute("data-name");
  // Of whoever is not on this page their id alone is known, which is made of their name.
  return known ?? id.replaceAll("/", ", ").replaceAll("-", " ").replace(/(?<=^| )\p{L}/gu, (letter) => letter.toUpperCase());
}

/** What the fields of the page are called, by their paths: with the contact or assistant they belong to. */
function labels() {
  /** @type {Record<string, string>} */
  const found = {};
  for (const field of document.querySelectorAll("[data-field]")) {
    const label = field.querySelector(".field__label, legend")?.firstChild?.textContent?.trim() ?? "";
    const item = field.closest("[data-item]")?.querySelector("legend")?.textContent?.trim();
    found[field.getAttribute("data-field") ?? ""] = item ? `${item}, ${label}` : label;
  }
  for (const item of document.querySelectorAll("[data-item]")) {
    found[item.getAttribute("data-item") ?? ""] = item.querySelector("legend")?.textContent?.trim() ?? "";
  }
  return found;
}

/** @param {string} moment */
function momentOf(moment) {
  const options = /** @type {const} */ ({ day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
  return new Date(moment).toLocaleString("en-GB", options);
}
