/** The page "For you": who reads, how far to wander, and what there is in that order. */
import { element } from "../page/element.mjs";
import { addressOf, NETWORK } from "../page/site.mjs";
import { NOTHING_KEPT, whenChangedElsewhere } from "../page/storage.mjs";
import { Chooser } from "../reader/chooser.mjs";
import { CHANGED as ME, choose, forget, me } from "../reader/me.mjs";
import { signedIn } from "../reader/signed-in.mjs";
import { Caring } from "./caring.mjs";
import { interests } from "./fetched.mjs";
import { CARES, forgetAll, keepWander, wander } from "./kept.mjs";
import { ranked } from "./ranking.mjs";
import { personRow, row } from "./rows.mjs";
import { isSomebody, whom } from "./whom.mjs";

/** @typedef {import("./data.mjs").Interests} Interests */
/** @typedef {import("./data.mjs").Thing} Thing */

const STEP = 10;
const BESIDE = 5;
/** People are met across boundaries: so much further one wanders among them than among pieces. */
const FURTHER = 0.3;
const PAUSE = 100;
/** What the list can be narrowed to: its name, and the kinds it holds. @type {[string, string[]][]} */
const SHELVES = [
  ["Everything", ["library", "collection", "study", "event", "module", "article", "consultation", "offer"]],
  ["Library", ["library", "collection"]],
  ["Research", ["study"]],
  ["Events", ["event"]],
  ["Programmes", ["module"]],
  ["News", ["article"]],
  ["Your voice", ["consultation"]],
  ["Offers", ["offer"]],
  ["People", ["person"]],
];
/** What the place of the slider is called, up to each value. @type {[number, string][]} */
const WANDERS = [
  [0.1, "As close to you as there is"],
  [0.4, "Close to you, with a little from elsewhere"],
  [0.65, "Half from beyond your own ground"],
  [1, "Mostly what you would not have looked for"],
];

export class ForYouPage {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.mount = mount;
    this.limit = STEP;
    this.shelf = SHELVES[0]?.[0] ?? "";
    this.timer = 0;
    this.who = element("div", { class: "led-who" });
    this.controls = element("div", { class: "led-controls" });
    this.list = element("ol", { class: "items led-list" });
    this.more = element("p", { class: "led-more" });
    this.beside = element("aside", { class: "led-beside", "aria-labelledby": "led-people" });
    this.status = element("p", { class: "led-status", role: "status" });
  }

  async start() {
    /** @type {Interests} */
    let held;
    try {
      held = await interests();
    } catch {
      this.mount.replaceChildren(element("p", { class: "empty" }, "What there is cannot be had just now. Everything is in the lists below."));
      return;
    }
    this.held = held;
    const main = element("div", {}, this.list, this.more);
    const columns = element("div", { class: "led-columns" }, main, this.beside);
    this.mount.replaceChildren(this.who, this.controls, columns, this.status);
    this.drawWho(held);
    document.addEventListener(ME, () => this.changed());
    this.changed();
  }

  /** @param {Interests} held */
  drawWho(held) {
    const chooser = element("div", {});
    const caring = new Caring(held, () => this.changed());
    whenChangedElsewhere([CARES], () => {
      caring.draw();
      this.changed();
    });
    this.gate = element("p", { class: "led-gate" });
    this.asking = element("summary", {}, "Say what you care about");
    const folded = element("details", { class: "me__question" }, this.asking, caring.element());
    folded.open = !me() && isSomebody();
    this.forgetting = element("button", { type: "button", class: "tool tool--small" }, "Forget all of this");
    this.forgetting.addEventListener("click", () => {
      forgetAll();
      forget();
      caring.draw();
      this.changed();
      this.asking?.focus();
      this.say("All of it is forgotten. What you saved for later is still saved.");
    });
    const note = element(
      "p",
      { class: "me__note" },
      "All of this stays in this browser, with the pages you open from here on, and is sent to nobody. ",
      this.forgetting,
    );
    const lead = "Say who you are, or only what you care about. What matters to you then comes first here, and each piece says why.";
    this.who.append(element("p", { class: "led-who__lead" }, lead), chooser, this.gate, element("div", { class: "me" }, folded, note));
    // Where nobody is listed, nobody can find themselves.
    if (held.people.length) new Chooser(chooser).start();
  }

  /** Who the gate says is signed in sets it with one click; nothing is asked before that. */
  drawGate() {
    if (!this.gate) return;
    const isOpen = this.mount.dataset.gate === undefined || me() !== undefined;
    this.gate.hidden = isOpen;
    if (isOpen || this.gate.childElementCount) return;
    const button = element("button", { type: "button", class: "tool" }, "Use the account I am signed in with");
    button.addEventListener("click", () => void this.useGate(button));
    this.gate.replaceChildren(button);
  }

  /** @param {HTMLButtonElement} button */
  async useGate(button) {
    const [first, ...others] = (await signedIn()) ?? [];
    if (!first) {
      this.say("Nothing here says who is signed in. Find yourself by name instead.");
      return;
    }
    if (first.own || !others.length) {
      this.take(first.id, !first.own);
      return;
    }
    const buttons = [first, ...others].map(({ id, name }) => {
      const one = element("button", { type: "button", class: "tool tool--small" }, `I work for ${name}`);
      one.addEventListener("click", () => this.take(id, true));
      return one;
    });
    button.replaceWith(...buttons);
    buttons[0]?.focus();
  }

  /**
   * Keep who the reader is; the button that said it goes, and what comes next has the focus.
   *
   * @param {string} leader
   * @param {boolean} assistant
   */
  take(leader, assistant) {
    if (choose(leader, { assistant })) this.asking?.focus();
    else this.say(NOTHING_KEPT);
  }

  changed() {
    this.limit = STEP;
    this.drawGate();
    if (this.forgetting) this.forgetting.hidden = !isSomebody();
    this.who.classList.toggle("led-who--asking", !isSomebody());
    this.drawControls();
    this.draw();
  }

  drawControls() {
    const id = "led-wander";
    const now = wander();
    const slider = element("input", { type: "range", id, min: "0", max: "100", step: "5", value: String(Math.round(now * 100)) });
    // The slider's own value says it to those who listen.
    const words = element("span", { class: "led-wander__words", "aria-hidden": "true" }, wordsOf(now));
    slider.setAttribute("aria-valuetext", wordsOf(now));
    slider.addEventListener("input", () => {
      const how = Number(slider.value) / 100;
      keepWander(how);
      words.textContent = wordsOf(how);
      slider.setAttribute("aria-valuetext", wordsOf(how));
      this.draw();
    });
    const ends = element("div", { class: "led-wander__row" }, element("span", {}, "Close to me"), slider, element("span", {}, "Surprise me"));
    const label = element("label", { for: id, class: "led-wander__label" }, "How far to wander");
    const set = element("fieldset", { class: "led-shelves" }, element("legend", {}, "Show"), ...this.shelves());
    this.controls.replaceChildren(element("div", { class: "led-wander" }, label, ends, words), set);
    this.controls.hidden = !isSomebody();
  }

  shelves() {
    return SHELVES.filter(([, kinds]) => this.things(kinds).length > 0).map(([name]) => {
      const input = element("input", { type: "radio", name: "led-shelf", value: name });
      input.checked = name === this.shelf;
      input.addEventListener("change", () => {
        this.shelf = name;
        this.limit = STEP;
        this.draw();
        this.say(`${name}, in your order.`);
      });
      return element("label", { class: "led-shelf" }, input, element("span", {}, name));
    });
  }

  /**
   * @param {string[]} kinds
   * @returns {Thing[]}
   */
  things(kinds) {
    const held = this.held;
    if (!held) return [];
    return [...held.pieces, ...held.people, ...held.offers].filter(({ kind }) => kinds.includes(kind));
  }

  draw() {
    const held = this.held;
    if (!held) return;
    if (!isSomebody()) {
      this.list.replaceChildren();
      this.more.replaceChildren();
      this.beside.replaceChildren();
      return;
    }
    const reader = whom(held);
    const kinds = SHELVES.find(([name]) => name === this.shelf)?.[1] ?? [];
    const found = ranked(held, this.things(kinds), reader, wander());
    const rows = found.slice(0, this.limit).map(({ thing, reasons }) => {
      return thing.kind === "person" ? personRow(thing, reasons) : row(thing, reasons, (words) => this.say(words));
    });
    this.list.replaceChildren(...rows);
    this.drawMore(found.length);
    this.drawBeside(held, reader);
  }

  /** @param {number} count */
  drawMore(count) {
    const left = count - this.limit;
    const way = element("a", { href: addressOf(`${NETWORK}saved/`) }, "Saved for later");
    if (left <= 0) {
      this.more.replaceChildren(way);
      return;
    }
    const button = element("button", { type: "button", class: "tool tool--small" }, `Show more (${left} left)`);
    button.addEventListener("click", () => {
      const first = this.limit;
      this.limit += STEP;
      this.draw();
      this.list.children[first]?.querySelector("a")?.focus();
    });
    this.more.replaceChildren(button, " ", way);
  }

  /**
   * @param {Interests} held
   * @param {import("./reader.mjs").Reader} reader
   */
  drawBeside(held, reader) {
    this.beside.hidden = this.shelf === "People" || !held.people.length;
    const people = ranked(held, held.people, reader, Math.min(1, wander() + FURTHER)).slice(0, BESIDE);
    const rows = people.map(({ thing, reasons }) => personRow(thing, reasons));
    this.beside.replaceChildren(element("h2", { id: "led-people" }, "People to meet"), element("ul", { class: "led-people" }, ...rows));
  }

  /** @param {string} words */
  say(words) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.status.textContent = words), PAUSE);
  }
}

/** @param {number} how */
function wordsOf(how) {
  return WANDERS.find(([most]) => how <= most)?.[1] ?? "";
}
