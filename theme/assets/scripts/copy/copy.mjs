/** A button that copies the words which stand beside it; without a script they can be marked. */
import { element } from "../page/element.mjs";
import { copied } from "../page/taking.mjs";

export class Copy {
  /** @param {HTMLElement} mount Holds an element marked `data-copied`. */
  constructor(mount) {
    this.mount = mount;
    this.words = mount.querySelector("[data-copied]");
    this.status = element("span", { class: "copying__status", role: "status" });
  }

  start() {
    if (!this.words || !navigator.clipboard) return;
    const button = element("button", { type: "button", class: "copying__button" }, "Copy");
    button.addEventListener("click", () => void this.copy());
    const row = element("p", { class: "copying" });
    row.append(button, this.status);
    this.words.after(row);
  }

  async copy() {
    const isCopied = await copied((this.words?.textContent ?? "").trim());
    if (!isCopied) getSelection()?.selectAllChildren(/** @type {Node} */ (this.words));
    this.status.textContent = isCopied ? "Copied" : "It is marked now: copy it with your keyboard";
  }
}
