/** Lets a reader narrow a list that stands whole in the page. */
import { counted, element } from "../page/element.mjs";
import { redrawn } from "../reader/redrawn.mjs";
import { Folds } from "./folds.mjs";
import { choices, facetsOf, isLeft, read, written } from "./narrowing.mjs";

const FEW = 5;

/** @typedef {{element: HTMLElement, facets: import("./narrowing.mjs").Facets}} Item */

/** A list of items, and what can be chosen beside it. */
export class Listing {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.mount = mount;
    /** @type {Item[]} */
    this.items = [...mount.querySelectorAll("[data-facets]")].map((found) => ({
      element: /** @type {HTMLElement} */ (found),
      facets: facetsOf(/** @type {HTMLElement} */ (found).dataset.facets ?? ""),
    }));
    this.one = mount.dataset.one ?? "item";
    this.many = mount.dataset.many ?? "items";
    this.folds = new Folds(mount, this.items.map((item) => item.element), this.one, this.many);
    const names = new Set(this.items.flatMap((item) => [...item.facets.keys()]));
    this.name = mount.dataset.name ?? "";
    this.chosen = read(location.search, names, this.name);
    this.form = element("form", { class: "listing__choices", "aria-label": `Narrow this list: ${this.name}` });
    this.status = element("p", { class: "listing__status", role: "status" });
  }

  /** Puts the choices beside the list, unless it is too short to narrow. */
  start() {
    if (this.items.length < FEW) return;
    this.mount.prepend(this.form, this.status);
    this.form.addEventListener("change", (event) => this.change(event));
    this.form.addEventListener("reset", () => this.reset());
    this.form.addEventListener("keydown", (event) => this.close(event));
    this.show();
  }

  /** @param {Event} event */
  change(event) {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    const values = this.chosen.get(box.name) ?? new Set();
    if (box.checked) values.add(box.value);
    else values.delete(box.value);
    this.chosen.set(box.name, values);
    history.replaceState(null, "", location.pathname + written(this.chosen, location.search, this.name));
    this.show(box);
  }

  /**
   * Escape closes the choices that are open, and gives the focus back to their name.
   *
   * @param {KeyboardEvent} event
   */
  close(event) {
    const open = this.form.querySelector("details[open]");
    if (event.key !== "Escape" || !(open instanceof HTMLDetailsElement)) return;
    open.open = false;
    open.querySelector("summary")?.focus();
  }

  reset() {
    for (const values of this.chosen.values()) values.clear();
    history.replaceState(null, "", location.pathname + written(this.chosen, location.search, this.name));
    this.show();
  }

  /** @param {HTMLInputElement} [focused] What had the focus, which it has again afterwards. */
  show(focused) {
    let left = 0;
    for (const item of this.items) {
      item.element.hidden = !isLeft(item.facets, this.chosen);
      left += item.element.hidden ? 0 : 1;
    }
    this.folds.show(left < this.items.length);
    const all = counted(this.items.length, this.one, this.many);
    this.status.textContent = left < this.items.length ? `${left} of ${all}` : all;
    const open = new Set(
      [...this.form.querySelectorAll("details[open]")].map((one) => one.getAttribute("data-name")),
    );
    redrawn(this.form, this.status, "details[open] input", () => {
      this.form.replaceChildren(...this.groups(open), ...this.clearing());
      if (focused) this.box(focused.name, focused.value)?.focus();
    });
  }

  /** @param {Set<string | null>} open */
  groups(open) {
    const found = choices(
      this.items.map((item) => item.facets),
      this.chosen,
    );
    return [...found].map(([name, values]) => {
      const some = values.filter((one) => one.chosen).length;
      const summary = element("summary", {}, some ? `${name} (${some})` : name);
      const list = element("ul", {}, ...values.map((one) => this.choice(name, one)));
      const group = element("details", { class: "listing__group", name: "listing", "data-name": name }, summary, list);
      group.open = open.has(name);
      return group;
    });
  }

  /**
   * @param {string} name
   * @param {import("./narrowing.mjs").Choice} choice
   */
  choice(name, choice) {
    const box = element("input", { type: "checkbox", name, value: choice.value });
    box.checked = choice.chosen;
    const count = element("span", { class: "listing__count" }, String(choice.count));
    return element("li", {}, element("label", {}, box, ` ${choice.value} `, count));
  }

  clearing() {
    const some = [...this.chosen.values()].some((values) => values.size);
    return some ? [element("button", { type: "reset", class: "listing__clear" }, "Show all")] : [];
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  box(name, value) {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (this.form.querySelectorAll("input"));
    return [...boxes].find((box) => box.name === name && box.value === value);
  }
}
