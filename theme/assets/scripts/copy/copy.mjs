/** A button that copies the words which stand beside it; without a script they can be marked. */
import { element } from "../page/element.mjs";

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
    const text = (this.words?.textContent ?? "").trim();
    try {
      await navigator.clipboard.writeText(text);
      this.status.textContent = "Copied";
    } catch {
      getSelection()?.selectAllChildren(/** @type {Node} */ (this.words));
      this.status.textContent = "It is marked now: copy it with your keyboard";
    }
  }
}
