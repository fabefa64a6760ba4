/** Where readers say what they care about: a field that completes, and what was chosen. */
import { element } from "../page/element.mjs";
import { NOTHING_KEPT } from "../page/storage.mjs";
import { care, cares, SORTS } from "./kept.mjs";

/** @typedef {import("./data.mjs").Interests} Interests */
/** @typedef {import("./kept.mjs").Sort} Sort */
/** Something to care about. @typedef {{sort: Sort, id: string, name: string, shown: string}} Option */

const NOUNS = { topics: "topic", sectors: "sector", roles: "role", areas: "place" };
let made = 0;

export class Caring {
  /**
   * @param {Interests} interests
   * @param {() => void} changed
   */
  constructor(interests, changed) {
    this.changed = changed;
    this.options = optionsOf(interests);
    this.id = `cares-${(made += 1)}`;
    this.chosen = element("ul", { class: "cares__chosen", "aria-label": "What you care about" });
    this.status = element("p", { class: "me__status", role: "status" });
    this.input = element("input", {
      ...{ id: this.id, class: "me__input", list: `${this.id}-list`, autocomplete: "off", maxlength: "120" },
      ...{ "aria-describedby": `${this.id}-hint` },
    });
  }

  /** @returns {HTMLElement} */
  element() {
    const label = element("label", { for: this.id }, "A topic, a sector, a role or a place");
    const hint = element("p", { class: "me__note", id: `${this.id}-hint` }, "Begin to type, choose, and press Add.");
    const add = element("button", { type: "submit", class: "tool tool--small" }, "Add");
    const list = element("datalist", { id: `${this.id}-list` }, ...this.options.map(({ shown }) => element("option", { value: shown })));
    const field = element("div", { class: "cares__field" }, this.input, add);
    const form = element("form", { class: "cares__form" }, label, field, list, hint, this.status);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.add();
    });
    this.draw();
    return element("div", { class: "cares" }, form, this.chosen);
  }

  add() {
    const text = this.input.value.trim().toLowerCase();
    if (!text) return;
    const found =
      this.options.find(({ shown }) => shown.toLowerCase() === text) ??
      this.options.find(({ name }) => name.toLowerCase() === text) ??
      only(this.options.filter(({ name }) => name.toLowerCase().includes(text)));
    if (!found) {
      this.status.textContent = "Nothing here is called that. Choose one that is offered.";
      return;
    }
    if (!care(found.sort, found.id, true)) {
      this.status.textContent = NOTHING_KEPT;
      return;
    }
    this.input.value = "";
    this.status.textContent = `${found.name} is added.`;
    this.draw();
    this.changed();
  }

  draw() {
    const about = cares();
    const chosen = this.options.filter(({ sort, id }) => about[sort].includes(id));
    this.chosen.replaceChildren(...chosen.map((option) => this.chip(option)));
  }

  /** @param {Option} option */
  chip({ sort, id, name }) {
    const button = element("button", { type: "button", class: "cares__chip", "aria-label": `Remove ${name}` }, name, " ×");
    button.addEventListener("click", () => {
      care(sort, id, false);
      this.status.textContent = `${name} is removed.`;
      this.draw();
      this.changed();
      this.input.focus();
    });
    return element("li", {}, button);
  }
}

/**
 * @param {Interests} interests
 * @returns {Option[]}
 */
function optionsOf(interests) {
  const all = SORTS.flatMap((sort) => interests[sort].map(({ id, name }) => ({ sort, id, name, shown: `${name} (${NOUNS[sort]})` })));
  return all.sort((one, other) => one.name.localeCompare(other.name, "en-GB"));
}

/**
 * @template T
 * @param {T[]} found
 */
function only(found) {
  return found.length === 1 ? found[0] : undefined;
}
