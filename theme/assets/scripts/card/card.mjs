/** What a script adds to a contact card: copying, messages that are begun, codes, meetings, letters. */
import { element } from "../page/element.mjs";
import { copied } from "../page/taking.mjs";
import { advice, factsIn, factsOf } from "../reader/facts.mjs";
import { CHANGED, me } from "../reader/me.mjs";
import { mailto, message, subject } from "./message.mjs";
import { sharedLine } from "./shared.mjs";

/** @typedef {import("../reader/facts.mjs").Facts} Facts */
/** @typedef {import("./message.mjs").Writer} Writer */

/**
 * What each panel is given: whom the card is of, and what is known of the reader.
 *
 * @typedef {object} Subject
 * @property {string} name
 * @property {string} about As in `leader:ID` or `post:ORG/POST`.
 * @property {Facts} facts
 * @property {HTMLElement} section
 * @property {string} centre
 * @property {() => {writer: Writer, shared: string}} reader
 */

/** Each with what it may be asked of. @type {[string, string, RegExp, () => Promise<(subject: Subject) => HTMLElement>][]} */
const PANELS = [
  ["meeting", "Ask for a meeting", /^(?!organisation:)/, async () => (await import("./meeting.mjs")).meetingPanel],
  ["introduce", "Ask for an introduction", /^leader:/, async () => (await import("./letters.mjs")).introductionPanel],
  ["code", "QR code", /^/, async () => (await import("./panels.mjs")).codePanel],
  ["report", "Report a wrong detail", /^/, async () => (await import("./letters.mjs")).reportPanel],
];
/** How long a tick says that something was copied, in milliseconds. */
const TICKED = 2000;
/** What a form bears whose letter is sent, or ready as an e-mail. */
const SENT = "[type='submit']:is([hidden], [aria-disabled='true'])";
/** Why a reader of a card would say who they are. */
const WHY_ME = "Say who you are, and each message introduces you";
let made = 0;

export class ContactCard {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.mount = mount;
    this.row = /** @type {HTMLElement} */ (mount.querySelector(".tools__row")) ?? element("p", { class: "tools__row" });
    this.section = /** @type {HTMLElement} */ (mount.closest(".reach") ?? mount);
    this.name = mount.dataset.name ?? "";
    this.about = this.section.dataset.about ?? "";
    this.facts = factsIn(document) ?? { ...read(this.section), name: this.name, path: "", id: "", post: "" };
    this.panel = element("div", { class: "tools__panel" });
    this.status = element("p", { class: "tools__status", role: "status" });
    this.line = element("p", { class: "shared" });
    this.line.hidden = true;
    this.me = element("div", { class: "me" });
    /** The forms that were opened, by their openers: what is written in one is not lost to another. @type {Map<Element, HTMLElement>} */
    this.panels = new Map();
    /** @type {Writer} */
    this.writer = undefined;
    this.shared = "";
    this.asked = 0;
  }

  start() {
    this.row.querySelector(".tool")?.classList.add("tool--main");
    for (const [key, words, asked, load] of PANELS) {
      if (!asked.test(this.about)) continue;
      if (key === "code") this.row.append(this.copyAll());
      this.row.append(this.opener(key, words, load));
    }
    this.row.lastElementChild?.classList.add("tool--quiet");
    this.panel.hidden = true;
    this.panel.addEventListener("keydown", (event) => this.leave(event));
    this.mount.before(this.line);
    this.mount.prepend(this.row);
    this.mount.append(this.panel, this.status, this.me);
    for (const place of this.section.querySelectorAll(".route__where, .route__also, .contact__way")) this.copyOne(place);
    document.addEventListener(CHANGED, () => void this.know());
    void this.know();
    void import("../reader/chooser.mjs").then(({ Chooser }) => new Chooser(this.me, WHY_ME).start());
  }

  /** Learn who reads, say what is shared, and begin every message with it. */
  async know() {
    const who = me();
    const asked = (this.asked += 1);
    const mine = who ? await factsOf(who.leader).catch(() => undefined) : undefined;
    if (asked !== this.asked) return;
    this.writer = mine && who ? { facts: mine, assistant: who.assistant === true } : undefined;
    this.shared = mine ? sharedLine(mine, this.facts) : "";
    const whose = this.writer?.assistant ? `They and ${this.writer.facts.name} share` : "You share";
    this.line.hidden = !this.shared;
    this.line.replaceChildren(element("strong", {}, `${whose}: `), `${this.shared}.`);
    for (const link of this.section.querySelectorAll("a[href^='mailto:']")) this.begin(link);
    // A request that is being written begins with who writes it, too.
    for (const panel of this.panels.values()) panel.dispatchEvent(new Event("input"));
  }

  /** @param {Element} link */
  begin(link) {
    // Whoever runs the network is written to about something else.
    if (!(link instanceof HTMLAnchorElement) || link.closest(".reach__last, .tools")) return;
    const [address = ""] = link.href.slice("mailto:".length).split("?");
    const purpose = link.closest(".route")?.querySelector(".route__for")?.textContent?.trim() ?? "";
    const [body, less] = [this.shared, ""].map((shared) => message(this.name, this.writer, { shared, purpose }));
    link.href = mailto(decodeURIComponent(address), subject(purpose, this.writer), body ?? "", less ?? "").href;
  }

  copyAll() {
    const button = element("button", { type: "button", class: "tool" }, "Copy all");
    button.addEventListener("click", () => void this.copy(allOf(this.name, this.facts), "Everything is copied."));
    return button;
  }

  /** @param {Element} place */
  copyOne(place) {
    const text = (place.querySelector("a") ?? place).textContent?.trim() ?? "";
    const attributes = { type: "button", class: "copy", "aria-label": `Copy ${text}` };
    const button = element("button", { ...attributes, title: "Copy" });
    button.addEventListener("click", async () => {
      const isCopied = await this.copy(text, `${text} is copied.`);
      button.classList.toggle("copy--done", isCopied);
      setTimeout(() => button.classList.remove("copy--done"), TICKED);
    });
    place.append(" ", button);
  }

  /**
   * @param {string} text
   * @param {string} done
   * @returns {Promise<boolean>} Whether it was copied.
   */
  async copy(text, done) {
    const isCopied = await copied(text);
    this.status.textContent = isCopied ? done : "This browser does not let pages copy. Please select the text and copy it.";
    return isCopied;
  }

  /**
   * @param {string} key
   * @param {string} words
   * @param {() => Promise<(subject: Subject) => HTMLElement>} load
   */
  opener(key, words, load) {
    const id = `tools-${key}-${(made += 1)}`;
    const attributes = { type: "button", class: "tool", "aria-expanded": "false", "aria-controls": id };
    const button = element("button", attributes, words);
    button.addEventListener("click", async () => {
      const open = button.getAttribute("aria-expanded") === "true";
      this.close();
      if (open) return;
      button.setAttribute("aria-expanded", "true");
      const panel = await this.opened(button, load).catch(() => undefined);
      // Another may have been asked for meanwhile, or this one no more.
      if (button.getAttribute("aria-expanded") !== "true") return;
      if (!panel) {
        this.close();
        this.status.textContent = "This cannot be opened just now. Please try again in a moment.";
        return;
      }
      panel.id = id;
      this.panel.replaceChildren(panel);
      this.panel.hidden = false;
      const first = /** @type {HTMLElement | null} */ (panel.querySelector("input, select, textarea, button, a"));
      (first ?? panel).focus();
    });
    return button;
  }

  /**
   * The panel of an opener: the one that was opened before, unless its letter is sent.
   *
   * @param {Element} button
   * @param {() => Promise<(subject: Subject) => HTMLElement>} load
   */
  async opened(button, load) {
    const before = this.panels.get(button);
    if (before && !before.querySelector(SENT)) return before;
    const made = (await load())(this.subject());
    if (made instanceof HTMLFormElement) this.panels.set(button, made);
    return made;
  }

  /**
   * Escape leads back to what opened a panel.
   *
   * @param {KeyboardEvent} event
   */
  leave(event) {
    const opener = this.row.querySelector('[aria-expanded="true"]');
    if (event.key !== "Escape" || !(opener instanceof HTMLElement)) return;
    this.close();
    opener.focus();
  }

  close() {
    for (const button of this.row.querySelectorAll("[aria-expanded]")) button.setAttribute("aria-expanded", "false");
    this.panel.replaceChildren();
    this.panel.hidden = true;
    this.status.textContent = "";
  }

  /** @returns {Subject} */
  subject() {
    const reader = () => ({ writer: this.writer, shared: this.shared });
    const { name, about, facts, section } = this;
    return { name, about, facts, section, centre: this.mount.dataset.centre ?? "", reader };
  }
}

/**
 * The ways of a page that states no facts, read from what it shows.
 *
 * @param {Element} section
 */
function read(section) {
  const lines = [...section.querySelectorAll(".route")].map((route) => ({
    for: route.querySelector(".route__for")?.textContent?.trim() ?? "",
    via: route.querySelector(".route__via")?.firstChild?.textContent?.trim() ?? "",
    ways: [...route.querySelectorAll(".route__where, .route__also")].map((place) => ({
      href: place.querySelector("a")?.getAttribute("href") ?? "",
      shown: place.textContent?.trim() ?? "",
    })),
    reply: route.querySelector(".route__reply")?.lastChild?.textContent?.trim() ?? "",
    hours: route.querySelector(".route__hours")?.textContent?.trim() ?? "",
    note: route.querySelector(".route__note")?.textContent?.trim() ?? "",
    only: route.querySelector(".lozenge--only")?.textContent?.trim() ?? "",
    lapsed: route.querySelector(".fresh--lapsed")?.textContent?.trim() ?? "",
    ageing: route.querySelector(".fresh--ageing")?.textContent?.trim() ?? "",
  }));
  return { lines };
}

/**
 * Everything a card says, as plain text.
 *
 * @param {string} name
 * @param {Facts} facts
 */
function allOf(name, { post, lines = [], assistants = [] }) {
  const ways = lines.flatMap((line, i) => {
    const where = line.ways.map(({ shown }) => shown).join(", ");
    const reply = line.reply ? [`usual reply ${line.reply}`] : [];
    const as = line.post && line.post !== lines[i - 1]?.post ? [`As ${line.post}`] : [];
    return [...as, [`${line.for}: ${line.via}, ${where}`, ...reply, ...advice(line)].join("; ")];
  });
  const beside = assistants.map((one) => `Assistant: ${[one.name, one.phone, one.email].filter(Boolean).join(", ")}`);
  return [name, post, ...ways, ...beside].filter(Boolean).join("\n");
}
