/** The few pieces for a reader on the home page; who has said nothing of themselves sees the way to it. */
import { element } from "../page/element.mjs";
import { addressOf, NETWORK } from "../page/site.mjs";
import { CHANGED as ME } from "../reader/me.mjs";
import { interests } from "./fetched.mjs";
import { wander } from "./kept.mjs";
import { ranked } from "./ranking.mjs";
import { row } from "./rows.mjs";
import { isSomebody, whom } from "./whom.mjs";

const FEW = 3;

export class Strip {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.mount = mount;
    this.status = element("p", { class: "led-status", role: "status" });
  }

  start() {
    document.addEventListener(ME, () => void this.draw());
    void this.draw();
  }

  async draw() {
    const all = element("a", { href: addressOf(`${NETWORK}for-you/`) }, isSomebody() ? "All that is for you" : "Say who you are or what you care about");
    if (!isSomebody()) {
      this.mount.replaceChildren(element("p", {}, all, ", and this page begins with what matters to you. It stays in this browser."));
      return;
    }
    try {
      const held = await interests();
      const found = ranked(held, held.pieces, whom(held), wander()).slice(0, FEW);
      const say = (/** @type {string} */ words) => (this.status.textContent = words);
      const rows = found.map(({ thing, reasons }) => row(thing, reasons, say));
      this.mount.replaceChildren(element("ol", { class: "items led-few" }, ...rows), element("p", {}, all), this.status);
    } catch {
      this.mount.replaceChildren(element("p", {}, all));
    }
  }
}
