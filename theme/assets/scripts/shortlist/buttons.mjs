/** The small button beside each leader in a list that puts them on the shortlist, and the way to it. */
import { element } from "../page/element.mjs";
import { leaderAt } from "../page/ids.mjs";
import { addressOf, NETWORK } from "../page/site.mjs";
import { CHANGED, shortlist, turn } from "./kept.mjs";

/** Groups of results that lead to leaders by another name than theirs. */
const OTHERS = "[data-kind='Assistants'], [data-kind='Pages and articles']";
const NAMES = `.person__name > a, .found-list:not(${OTHERS}) .found__link, .today__name > a, .post__holder > a`;
/** How long it can be read that somebody was not put on the list, in milliseconds. */
const READ = 10_000;

export class Buttons {
  /** @param {number} limit */
  constructor(limit) {
    this.limit = limit;
    this.status = element("p", { class: "shortlist-status", role: "status" });
    /** @type {Map<string, Set<HTMLButtonElement>>} */
    this.buttons = new Map();
    this.timer = 0;
    this.way = element("a", { class: "shortlist-way", href: addressOf(`${NETWORK}shortlist/`) });
  }

  start() {
    document.querySelector(".md-header__inner .search")?.after(this.way);
    document.addEventListener(CHANGED, () => this.draw());
  }

  /** Put buttons on the page that is shown. */
  dressPage() {
    document.querySelector("main")?.append(this.status);
    this.dress(document);
    const heading = document.querySelector(".masthead--person h1");
    const own = leaderAt(location.pathname);
    if (heading && own) heading.parentElement?.append(this.button(own, heading.textContent ?? own, true));
    for (const found of document.querySelectorAll("[data-module='search-page']")) {
      new MutationObserver(() => this.dress(found)).observe(found, { childList: true, subtree: true });
    }
    this.draw();
  }

  /** @param {ParentNode} place */
  dress(place) {
    let isNew = false;
    for (const link of place.querySelectorAll(NAMES)) {
      if (!(link instanceof HTMLAnchorElement) || link.nextElementSibling?.matches(".shortlist-button")) continue;
      const id = link.origin === location.origin ? leaderAt(link.pathname) : undefined;
      if (!id) continue;
      link.after(this.button(id, link.textContent ?? id, false));
      isNew = true;
    }
    // Drawing changes the page too: whoever watches it must not be called by it without end.
    if (isNew) this.draw();
  }

  /**
   * @param {string} id
   * @param {string} name
   * @param {boolean} large
   */
  button(id, name, large) {
    const attributes = { type: "button", class: `shortlist-button${large ? " shortlist-button--large" : ""}` };
    const button = element("button", { ...attributes, "aria-label": `Shortlist ${name.trim()}`, "aria-pressed": "false" });
    button.addEventListener("click", () => this.turn(id, name.trim()));
    const known = this.buttons.get(id) ?? new Set();
    known.add(button);
    this.buttons.set(id, known);
    return button;
  }

  /**
   * @param {string} id
   * @param {string} name
   */
  turn(id, name) {
    const said = {
      added: `${name} is on your shortlist.`,
      removed: `${name} is no longer on your shortlist.`,
      full: `Your shortlist is full: it holds ${this.limit} people.`,
      closed: "This browser keeps nothing, so there is no shortlist.",
    };
    const came = turn(id, this.limit);
    this.status.textContent = said[came];
    // A button shows that it was pressed; one that stays as it was needs words that are seen, too.
    const { classList } = this.status;
    classList.toggle("shortlist-status--seen", came === "full" || came === "closed");
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => classList.remove("shortlist-status--seen"), READ);
  }

  draw() {
    const ids = shortlist(this.limit);
    for (const [id, buttons] of this.buttons) {
      const on = ids.includes(id);
      for (const button of buttons) {
        if (!button.isConnected) {
          buttons.delete(button);
          continue;
        }
        button.setAttribute("aria-pressed", String(on));
        const isLarge = button.classList.contains("shortlist-button--large");
        const words = isLarge ? (on ? "On shortlist" : "Shortlist") : on ? "✓" : "+";
        if (button.textContent !== words) button.textContent = words;
      }
    }
    this.way.hidden = ids.length === 0;
    this.way.textContent = `Shortlist ${ids.length}`;
  }
}
