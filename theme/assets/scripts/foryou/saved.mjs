/** The list of what was saved for later, or one that somebody sent. */
import { element } from "../page/element.mjs";
import { addressOf, NETWORK } from "../page/site.mjs";
import { NOTHING_KEPT } from "../page/storage.mjs";
import { copied } from "../page/taking.mjs";
import { redrawn } from "../reader/redrawn.mjs";
import { interests } from "./fetched.mjs";
import { addressed, CHANGED, keepSaved, MOST, named, saved } from "./kept.mjs";
import { row } from "./rows.mjs";

export class SavedPage {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.mount = mount;
    this.about = element("p", {});
    this.tools = element("p", { class: "tools__row" });
    this.list = element("ol", { class: "items led-list" });
    this.status = element("p", { class: "tools__status", role: "status" });
  }

  start() {
    this.mount.replaceChildren(this.about, this.tools, this.status, this.list);
    document.addEventListener(CHANGED, () => void this.draw());
    window.addEventListener("popstate", () => void this.draw());
    void this.draw();
  }

  /** A list that an address names is somebody's own; without one it is the reader's. */
  get ids() {
    return named(location.search) ?? saved();
  }

  async draw() {
    const { ids } = this;
    const isSent = named(location.search) !== undefined;
    try {
      const { pieces } = await interests();
      const known = new Map(pieces.map((piece) => [piece.key, piece]));
      const found = ids.map((id) => known.get(id)).filter((piece) => piece !== undefined);
      this.tell(found.length, ids.length, isSent);
      redrawn(this.mount, this.about, "[data-save]", () => {
        this.list.replaceChildren(...found.map((piece) => row(piece, [], (words) => this.say(words))));
        this.tools.replaceChildren(...(found.length ? this.buttons(isSent) : []));
      });
    } catch {
      this.about.textContent = "The list cannot be shown just now. Please try again.";
    }
  }

  /**
   * @param {number} shown
   * @param {number} all
   * @param {boolean} isSent
   */
  tell(shown, all, isSent) {
    const gone = all - shown;
    if (!all) {
      const way = element("a", { href: addressOf(`${NETWORK}for-you/`) }, "For you");
      this.about.replaceChildren("Nothing is saved yet. Press “Save for later” on ", way, " or on an item’s own page.");
      return;
    }
    const whose = isSent ? "A list that was sent to you." : "Kept in this browser only.";
    const missing = gone ? ` ${gone} ${gone === 1 ? "is" : "are"} no longer here, or not for you to see.` : "";
    this.about.textContent = `${whose} ${shown} saved.${missing}`;
  }

  /** @param {boolean} isSent */
  buttons(isSent) {
    const copy = this.button("Copy a link to this list", () => void this.copy());
    const print = this.button("Print", () => window.print());
    if (isSent) return [this.button("Save all of these", () => this.keepAll()), copy, print];
    return [copy, print, this.button("Clear the list", () => void (confirm("Take everything off this list?") && keepSaved([])))];
  }

  keepAll() {
    const all = new Set([...saved(), ...this.ids]);
    if (!keepSaved([...all])) {
      this.say(NOTHING_KEPT);
      return;
    }
    history.replaceState(null, "", location.pathname);
    const full = `The list is full: it holds ${MOST.saved}, so not all of these are saved.`;
    this.say(all.size > MOST.saved ? full : "All of these are saved for later.");
    void this.draw();
  }

  async copy() {
    const isCopied = await copied(`${location.origin}${location.pathname}${addressed(this.ids)}`);
    const done = "The link to this list is copied. It opens for whoever may see what is on it.";
    this.say(isCopied ? done : "This browser does not let pages copy.");
  }

  /**
   * @param {string} words
   * @param {() => void} act
   */
  button(words, act) {
    const button = element("button", { type: "button", class: "tool" }, words);
    button.addEventListener("click", act);
    return button;
  }

  /** @param {string} words */
  say(words) {
    this.status.textContent = words;
  }
}
