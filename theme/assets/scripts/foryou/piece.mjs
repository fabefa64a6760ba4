/** On an item's own page: a button that saves it, and a note in this browser that it was opened. */
import { element } from "../page/element.mjs";
import { open } from "./kept.mjs";
import { saveButton } from "./rows.mjs";
import { isSomebody } from "./whom.mjs";

export class Piece {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.mount = mount;
  }

  start() {
    const { item = "", title = "" } = this.mount.dataset;
    const status = element("span", { class: "led-status", role: "status" });
    this.mount.replaceChildren(saveButton(item, title, (words) => (status.textContent = words)), status);
    // Who has said nothing of themselves has asked for nothing to be remembered either.
    if (isSomebody()) open(item);
  }
}
