/** A box above a long list that leaves only what holds every word that is typed, or nearly does, and unfolds it. */
import { Folds } from "./folds.mjs";
import { isNear } from "./near.mjs";
import { Announcer } from "../page/announcer.mjs";
import { counted, element } from "../page/element.mjs";
import { addressOf } from "../page/site.mjs";
import { soughtIn, typed } from "../page/typed.mjs";

let made = 0;

export class Filter {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.items = [...mount.querySelectorAll(mount.dataset.items ?? "li")].map((item) => ({
      item: /** @type {HTMLElement} */ (item),
      text: soughtIn(item),
    }));
    this.mount = mount;
    this.one = mount.dataset.one ?? "entry";
    this.many = mount.dataset.many ?? "entries";
    this.folds = new Folds(mount, this.items.map(({ item }) => item), this.one, this.many);
    this.announcer = new Announcer();
    this.note = element("p", { class: "me__note" });
    this.note.hidden = true;
    this.input = element("input", { type: "search", id: `filter-text-${(made += 1)}`, class: "me__input", maxlength: "100", autocomplete: "off" });
  }

  start() {
    const label = element("label", { for: this.input.id }, this.mount.dataset.label ?? "Find");
    this.mount.prepend(element("div", { class: "me__form filter" }, label, this.input, this.note, this.announcer.element));
    this.input.addEventListener("input", () => this.narrow());
  }

  narrow() {
    const { words, isIn } = typed(this.input.value);
    const exact = this.items.filter(({ text }) => isIn(text));
    const found = exact.length ? exact : this.items.filter(({ text }) => isNear(words, text));
    const shown = new Set(found.map(({ item }) => item));
    for (const { item } of this.items) item.hidden = !shown.has(item);
    this.folds.show(words.length > 0);
    this.tell(found.length > exact.length, shown.size);
    this.announcer.say(words.length ? `${counted(shown.size, this.one, this.many)} found.` : "");
  }

  /**
   * Say so where nothing is spelt as it was typed, and where else to look where nothing is even near.
   *
   * @param {boolean} near
   * @param {number} left
   */
  tell(near, left) {
    this.note.hidden = left > 0 && !near;
    const way = element("a", { href: addressOf(`search/?q=${encodeURIComponent(this.input.value.trim())}`) }, "the search");
    if (left) this.note.replaceChildren("Nothing is spelt like that. These are near.");
    else if ("alone" in this.mount.dataset) this.note.replaceChildren(`No ${this.one} is found by that.`);
    else this.note.replaceChildren(`No ${this.one} is found by that. Short forms of names, roles and places are known to `, way, ".");
  }
}
