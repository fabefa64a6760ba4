/** A box above a long list that leaves only what holds every word that is typed, and unfolds it. */
import { counted, element } from "./search-page/element.mjs";
import { Announcer } from "./search-page/announcer.mjs";

/** @param {string} text */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export class Filter {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.items = [...mount.querySelectorAll(mount.dataset.items ?? "li")].map((item) => ({
      item: /** @type {HTMLElement} */ (item),
      text: folded(item.textContent ?? ""),
    }));
    this.folds = [...mount.querySelectorAll("details")].map((fold) => ({
      fold,
      count: fold.querySelector(".fold__count"),
      inside: this.items.filter(({ item }) => fold.contains(item)),
    }));
    this.mount = mount;
    this.announcer = new Announcer();
    this.input = element("input", { type: "search", id: "filter-text", class: "me__input", maxlength: "100", autocomplete: "off" });
  }

  start() {
    const label = element("label", { for: this.input.id }, this.mount.dataset.label ?? "Find");
    this.mount.prepend(element("div", { class: "me__form filter" }, label, this.input, this.announcer.element));
    this.input.addEventListener("input", () => this.narrow());
  }

  narrow() {
    const words = folded(this.input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { item, text } of this.items) {
      item.hidden = !words.every((word) => text.includes(word));
      if (!item.hidden) shown += 1;
    }
    for (const { fold, count, inside } of this.folds) {
      const left = inside.filter(({ item }) => !item.hidden).length;
      fold.hidden = left === 0;
      fold.open = words.length > 0;
      if (count) count.textContent = counted(left, "office", "offices");
    }
    this.announcer.say(words.length ? `${counted(shown, "office", "offices")} found.` : "");
  }
}
