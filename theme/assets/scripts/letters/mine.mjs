/** Makes somebody's own page work: one click confirms, and a form corrects. */
import { AWAY, signInAgain, TRY_AGAIN } from "./again.mjs";
import { showFaults } from "./faults.mjs";
import { fieldOf } from "./fields.mjs";
import { changed, faultOf } from "./form.mjs";
import { dayOf, newLetter, post } from "./post.mjs";
import { ready } from "./ready.mjs";
import { Waiting } from "./waiting.mjs";

/** @typedef {import("./form.mjs").Field} Field */
/** @typedef {import("./post.mjs").Sent} Sent */

const BOX = "letters";

/** The whole page: each leader's entry, and the button for all of them. */
export class Mine {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.mount = mount;
    this.entries = [...mount.querySelectorAll("[data-leader]")]
      .filter((each) => each instanceof HTMLElement)
      .map((each) => new Entry(each, () => void this.waiting?.refresh()));
    const waiting = mount.querySelector("[data-waiting]");
    this.waiting = waiting ? new Waiting(waiting, (about) => this.takenBack(about)) : undefined;
  }

  start() {
    for (const entry of this.entries) entry.start();
    const all = this.mount.querySelector("[data-all]");
    if (all instanceof HTMLElement) {
      all.hidden = false;
      const status = all.querySelector("[role='status']");
      const button = all.querySelector("[data-confirm-all]");
      button?.addEventListener("click", () => void this.confirmAll(button, status));
    }
    void this.showWaiting();
  }

  /**
   * @param {Element} button
   * @param {Element | null} status
   */
  async confirmAll(button, status) {
    await busy(button, async () => {
      let done = 0;
      // One after the other: they go into one file.
      for (const entry of this.entries) done += (await entry.confirm()) ? 1 : 0;
      const { length } = this.entries;
      if (status) {
        status.textContent =
          done === length
            ? `Confirmed all ${length}. Thank you.`
            : `Confirmed ${done} of ${length}; the others are below, each with an e-mail that is ready.`;
      }
    });
  }

  /** Say what lies in the box already, so that nobody sends it twice. */
  async showWaiting() {
    const letters = (await this.waiting?.refresh()) ?? [];
    // Whoever has sent something meanwhile was told what became of it.
    const silent = this.entries.filter((entry) => !entry.hasSpoken);
    for (const letter of letters) {
      const entry = silent.find((one) => letter.about === one.about);
      const what = letter.kind === "confirm" ? "You confirmed this" : "You sent corrections";
      entry?.say(`${what} on ${dayOf(letter.written)}; it waits to be put into the files.`);
    }
  }

  /**
   * Say no more that something was sent which does not wait any more.
   *
   * @param {string} [about] Whom it was about.
   */
  async takenBack(about) {
    this.entries.find((one) => one.about === about)?.say("");
    await this.showWaiting();
  }
}

/** One leader's entry. */
class Entry {
  /**
   * @param {HTMLElement} mount
   * @param {() => void} onSent What follows once a letter lies in the box.
   */
  constructor(mount, onSent) {
    this.mount = mount;
    this.onSent = onSent;
    this.about = `leader:${mount.dataset["leader"] ?? ""}`;
    this.version = mount.dataset["version"] ?? "";
    this.status = mount.querySelector(":scope > [role='status']");
    this.form = mount.querySelector("form");
    this.correct = /** @type {HTMLElement | null} */ (mount.querySelector("[data-correct]"));
    this.added = 0;
    /** Asks whether to leave the page. @type {(event: Event) => void} */
    this.asked = (event) => event.preventDefault();
  }

  start() {
    const act = this.mount.querySelector("[data-act]");
    if (act instanceof HTMLElement) act.hidden = false;
    const confirm = this.mount.querySelector("[data-confirm]");
    confirm?.addEventListener("click", () => void busy(confirm, () => this.confirm()));
    this.correct?.addEventListener("click", () => this.toggle());
    this.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.send();
    });
    this.form?.addEventListener("click", (event) => this.pressed(event.target));
    this.form?.addEventListener("input", () => this.hold());
  }

  /** Let nobody leave the page unasked while something stands in the form that was not sent. */
  hold() {
    globalThis.addEventListener("beforeunload", this.asked);
  }

  get hasSpoken() {
    return Boolean(this.status?.textContent?.trim());
  }

  /** @returns {Promise<boolean>} Whether it lies in the box. */
  async confirm() {
    const letter = newLetter({ kind: "confirm", about: this.about, version: this.version });
    const sent = await post(BOX, letter);
    this.tell(sent, "Confirmed. Thank you.", "confirm");
    return sent.way === "box";
  }

  toggle() {
    if (!this.form) return;
    this.form.hidden = !this.form.hidden;
    this.correct?.setAttribute("aria-expanded", String(!this.form.hidden));
    const values = this.mount.querySelector("[data-values]");
    if (values instanceof HTMLElement) values.hidden = !this.form.hidden;
    // What had the focus may be hidden with the form.
    (this.form.hidden ? this.correct : this.first())?.focus();
  }

  first() {
    return /** @type {HTMLElement | null} */ (
      this.form?.querySelector("input, textarea, select") ?? null
    );
  }

  /** @returns {import("./letter.mjs").Letter | null} What is written, as a letter; nothing where something is amiss, which is shown. */
  written() {
    const { values, faults } = changed(this.fields(), this.removed());
    const place = this.form?.querySelector("[data-note]");
    const note = place && fieldOf(place);
    const words = String(note?.now ?? "");
    const text = note && faultOf(note);
    if (text) faults.push({ id: note.id, text });
    if (!faults.length && !values.length && !words) {
      faults.push({ id: this.first()?.id ?? "", text: "Nothing is changed yet" });
    }
    if (this.form) showFaults(this.form, faults);
    if (faults.length) return null;
    return newLetter({ kind: "correct", about: this.about, version: this.version, values, note: words });
  }

  async send() {
    const letter = this.written();
    const button = this.form?.querySelector("[type='submit']");
    if (!letter || !button) return;
    const labels = Object.fromEntries(this.fields().map(({ path, label }) => [path, label]));
    await busy(button, async () => {
      const sent = await post(BOX, letter, { words: labels });
      // Whoever is to send it again finds what they wrote where they wrote it.
      if (sent.way === "box" || !(sent.signIn || sent.isAway)) {
        this.toggle();
        globalThis.removeEventListener("beforeunload", this.asked);
      }
      this.tell(sent, "Sent. Thank you; the pages follow once it has been read.", "correct");
      this.status?.scrollIntoView({ block: "center" });
    });
  }

  /** @returns {Field[]} Every field of the form that is still in it. */
  fields() {
    const found = this.form?.querySelectorAll("[data-field]") ?? [];
    return [...found].filter((each) => !each.closest("[data-gone]")).map(fieldOf);
  }

  removed() {
    const found = this.form?.querySelectorAll("[data-item][data-gone]") ?? [];
    return [...found].map((each) => ({
      path: each.getAttribute("data-item") ?? "",
      was: JSON.parse(each.getAttribute("data-was") || "[]"),
    }));
  }

  /** @param {EventTarget | null} target */
  pressed(target) {
    if (!(target instanceof HTMLButtonElement)) return;
    const item = target.closest("fieldset");
    if (target.matches("[data-add], [data-drop], [data-remove]")) this.hold();
    if (target.matches("[data-add]")) this.add(target);
    if (target.matches("[data-drop]") && item) {
      const next = item.parentElement?.querySelector("[data-add]");
      item.remove();
      if (next instanceof HTMLElement) next.focus();
    }
    if (target.matches("[data-remove]") && item) {
      const gone = item.toggleAttribute("data-gone");
      const title = item.querySelector("legend")?.textContent ?? "";
      target.textContent = gone ? `Keep ${title} after all` : `Take away ${title}`;
    }
  }

  /** @param {HTMLButtonElement} button */
  add(button) {
    const blank = button.parentElement?.querySelector("template[data-blank]");
    if (!(blank instanceof HTMLTemplateElement)) return;
    this.added += 1;
    const copy = /** @type {DocumentFragment} */ (blank.content.cloneNode(true));
    for (const each of copy.querySelectorAll("[data-field]")) {
      each.setAttribute("data-field", (each.getAttribute("data-field") ?? "").replace("+N", `+${this.added}`));
    }
    for (const name of ["id", "for", "aria-describedby"]) {
      for (const each of copy.querySelectorAll(`[${name}]`)) {
        each.setAttribute(name, `${each.getAttribute(name)}-new${this.added}`);
      }
    }
    const first = copy.querySelector("input, textarea, select");
    button.before(copy);
    if (first instanceof HTMLElement) first.focus();
  }

  /**
   * @param {Sent} sent
   * @param {string} words
   * @param {string} act
   */
  tell(sent, words, act) {
    if (sent.way === "box") {
      this.say(words);
      this.onSent();
      return;
    }
    const { link, text } = ready(sent, "Open the e-mail that is ready");
    link.removeAttribute("class");
    const why = sent.isAway ? `${AWAY} ${TRY_AGAIN} Or: ` : "There is no letter box here, so nothing is sent yet. ";
    const before = sent.signIn ? signInAgain(sent.signIn) : [why];
    this.mount.setAttribute("data-sent", act);
    this.mount.toggleAttribute("data-unsent", true);
    this.status?.replaceChildren(...before, link, " and send it.", ...text);
  }

  /** @param {string} words */
  say(words) {
    this.mount.removeAttribute("data-unsent");
    if (this.status) this.status.textContent = words;
  }
}

/**
 * Do something while a button cannot be pressed again.
 *
 * @param {Element} button
 * @param {() => Promise<unknown>} work
 */
async function busy(button, work) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  try {
    await work();
  } finally {
    button.removeAttribute("aria-disabled");
  }
}
