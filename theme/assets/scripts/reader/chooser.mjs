/** Where the reader says who they are, and takes it back: a search for a leader, and two buttons. */
import { counted, element } from "../page/element.mjs";
import { addressOf } from "../page/site.mjs";
import { NOTHING_KEPT } from "../page/storage.mjs";
import { opened } from "../search-page/opened.mjs";
import { factsOf } from "./facts.mjs";
import { CHANGED, choose, forget, me } from "./me.mjs";

/** @typedef {import("../search/results.mjs").PersonResult} PersonResult */

const SHOWN = 5;
const PAUSE = 150;
let made = 0;

export class Chooser {
  /**
   * @param {HTMLElement} mount
   * @param {string} [ask] What the reader is invited to do; without it, what the mount says.
   */
  constructor(mount, ask = mount.dataset.ask ?? "Say who you are") {
    this.mount = mount;
    this.ask = ask;
    this.id = `me-${(made += 1)}`;
    this.asked = 0;
    this.timer = 0;
    this.list = element("ul", { class: "me__found" });
    this.status = element("p", { class: "me__status", role: "status" });
    this.input = element("input", {
      ...{ type: "search", id: this.id, class: "me__input", maxlength: "200" },
      ...{ autocomplete: "off", autocapitalize: "none", spellcheck: "false" },
    });
  }

  start() {
    this.mount.classList.add("me");
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.search(), PAUSE);
    });
    document.addEventListener(CHANGED, () => void this.draw());
    void this.draw();
  }

  async draw() {
    const who = me();
    const asked = (this.asked += 1);
    if (!who) {
      this.input.value = "";
      this.list.replaceChildren();
      this.status.textContent = "";
      this.mount.replaceChildren(this.question());
      return;
    }
    const facts = await factsOf(who.leader).catch(() => undefined);
    if (asked !== this.asked) return;
    // An id that moved is kept as it is now, for all that goes by it; that draws this again.
    if (facts && facts.id !== who.leader && choose(facts.id, who)) return;
    this.mount.replaceChildren(this.answer(facts, who));
  }

  /** The search, folded away until somebody wants it. */
  question() {
    const label = element("label", { for: this.id }, "Your name, or the name of the leader you work for");
    const note = "Kept in this browser only. It is never sent, and shows you nothing that you could not see before.";
    return element(
      "details",
      { class: "me__question" },
      element("summary", {}, this.ask),
      element("div", { class: "me__form" }, label, this.input, this.list, this.status),
      element("p", { class: "me__note" }, note),
    );
  }

  /**
   * @param {import("./facts.mjs").Facts | undefined} facts
   * @param {import("./me.mjs").Me} who
   */
  answer(facts, who) {
    const button = element("button", { type: "button", class: "tool tool--small" }, "Forget this");
    button.addEventListener("click", () => {
      forget();
      this.mount.querySelector("summary")?.focus();
    });
    const words = who.assistant ? "You work for " : "You are ";
    const name = facts ? element("a", { href: addressOf(facts.path) }, facts.name) : who.leader;
    return element("p", { class: "me__answer" }, words, element("strong", {}, name), ". ", button);
  }

  async search() {
    const asked = (this.asked += 1);
    const text = this.input.value.trim();
    if (!text) {
      this.list.replaceChildren();
      this.status.textContent = "";
      return;
    }
    try {
      const { people } = await (await opened()).search(text, { limit: SHOWN });
      if (asked !== this.asked) return;
      this.list.replaceChildren(...people.map((person) => this.row(person)));
      this.status.textContent = people.length ? `${counted(people.length, "person", "people")} to choose from.` : "Nobody of that name is listed here.";
    } catch {
      if (asked === this.asked) this.status.textContent = "The search cannot be used just now.";
    }
  }

  /** @param {PersonResult} person */
  row(person) {
    const [post] = person.posts;
    const where = post ? `${post.title.text}, ${post.organisation.text}` : "";
    const text = element("span", {}, element("strong", {}, person.name), " ", where);
    const self = this.button("This is me", person, false);
    const assistant = this.button("I work for them", person, true);
    return element("li", {}, text, element("span", { class: "me__buttons" }, self, assistant));
  }

  /**
   * @param {string} words
   * @param {PersonResult} person
   * @param {boolean} assistant
   */
  button(words, { id, name }, assistant) {
    const attributes = { type: "button", class: "tool tool--small", "aria-label": `${words}: ${name}` };
    const button = element("button", attributes, words);
    button.addEventListener("click", async () => {
      if (!choose(id, { assistant })) {
        this.status.textContent = NOTHING_KEPT;
        return;
      }
      await this.draw();
      this.mount.querySelector("button")?.focus();
    });
    return button;
  }
}
