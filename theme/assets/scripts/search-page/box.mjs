/** The box in the header: a combobox whose list shows what is found while one types. */
import { Announcer } from "../page/announcer.mjs";
import { askAssistants } from "./assistants.mjs";
import { List } from "./list.mjs";
import { opened } from "./opened.mjs";
import { dress } from "./rows.mjs";
import { askSources } from "./sources.mjs";
import { SEARCHING, Tally } from "./tally.mjs";
import { askTelephones } from "./telephones.mjs";

const SHOWN = 6;
const SHOWN_OF_SOURCE = 3;
/** Most answers come sooner. */
const PATIENCE = 700;

export class Box {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    // The header outlives its page where another takes its place, and with it what it is relative to.
    form.action = new URL(form.action).href;
    this.input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    this.announcer = new Announcer();
    this.list = new List(this.input);
    this.asked = 0;
    /** @type {Promise<void>} */
    this.answered = Promise.resolve();
  }

  start() {
    this.form.append(this.list.element, this.announcer.element);
    this.input.addEventListener("focus", () => void opened().catch(() => undefined), { once: true });
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.form.contains(relatedTarget))) this.leave();
    });
  }

  /** Close the list, also to an answer that is still on its way, and say no more what was in it. */
  leave() {
    this.asked += 1;
    this.list.close();
    this.announcer.say("");
  }

  /** Show what is found for what stands in the box. */
  ask() {
    this.asked += 1;
    this.answered = this.answer(this.input.value, this.asked);
  }

  /**
   * @param {string} text
   * @param {number} asked
   * @param {boolean} [again] Whether the option that is active by then stays so.
   */
  async answer(text, asked, again = false) {
    if (!text.trim()) {
      this.list.close();
      this.announcer.say("");
      return;
    }
    this.announcer.say(SEARCHING);
    setTimeout(() => {
      if (asked === this.asked && !this.list.isOpen) this.list.tell(SEARCHING);
    }, PATIENCE);
    try {
      const index = await opened();
      const results = await index.search(text, { limit: SHOWN });
      if (asked !== this.asked) return;
      const tally = new Tally(results);
      const active = again ? this.list.active?.href : undefined;
      const places = this.list.show(results, this.searchPage(text), tally);
      if (active) this.list.chooseAddress(active);
      index.details(results).then((details) => dress(places, details), () => undefined);
      this.announcer.say(summary(tally));
      if (results.whole) await this.beside(index, text, asked, tally);
      else void this.complete(index, text, asked, tally);
    } catch {
      if (asked !== this.asked) return;
      this.list.fail();
      this.announcer.say("The search cannot be used just now.");
    }
  }

  /**
   * Answer again with posts and organisations once the rest of the index is here, unless that is much.
   *
   * @param {import("./opened.mjs").Index} index
   * @param {string} text
   * @param {number} asked
   * @param {Tally} tally
   */
  async complete(index, text, asked, tally) {
    const isWhole = await index.complete().catch(() => false);
    if (asked !== this.asked) return;
    if (isWhole) await this.answer(text, asked, true);
    else await this.beside(index, text, asked, tally);
  }

  /**
   * Add what is found beside the directory's leaders: assistants, who may be meant before anybody
   * else, and then whatever has answered.
   *
   * @param {import("./opened.mjs").Index} index
   * @param {string} text
   * @param {number} asked
   * @param {Tally} tally
   */
  async beside(index, text, asked, tally) {
    const draw = (/** @type {import("./sources.mjs").Answer} */ answer) => {
      if (asked !== this.asked) return;
      tally.add(answer);
      this.list.add(answer, tally.way);
      this.announcer.say(summary(tally));
    };
    await askTelephones(index, text, SHOWN, draw);
    await askAssistants(index, text, SHOWN_OF_SOURCE, draw);
    void askSources(text, SHOWN_OF_SOURCE, [], draw);
  }

  /** @param {string} text */
  searchPage(text) {
    const address = new URL(this.form.action);
    address.searchParams.set("q", text);
    return address.href;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (this.list.isOpen) this.list.move(step);
      else this.ask();
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      void this.choose();
    } else if (event.key === "Escape" && this.list.isOpen) {
      event.preventDefault();
      this.leave();
    }
  }

  /** Open what is chosen, once it is found; where the list is closed, the search page. */
  async choose() {
    const text = this.input.value;
    if (!text.trim()) return;
    await this.answered;
    location.assign(this.list.active?.href ?? this.searchPage(text));
  }
}

/** @param {Tally} tally */
function summary({ all, words }) {
  return all ? `${words} found. Use the arrow keys to choose.` : words;
}
