/** Says what was found to those who listen: once typing has paused, and only the latest. */
import { element } from "./element.mjs";

const PAUSE = 700;

export class Announcer {
  constructor() {
    this.element = element("p", { class: "search__status", role: "status" });
    this.timer = 0;
  }

  /** @param {string} text */
  say(text) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (this.element.textContent !== text) this.element.textContent = text;
    }, PAUSE);
  }
}
