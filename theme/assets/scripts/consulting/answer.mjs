/** Makes the form of a consultation work: kept as it is filled in, sent once, changed until it closes. */
import { dayOf, newLetter, pending, post } from "../letters/post.mjs";
import { element } from "../page/element.mjs";
import { me } from "../reader/me.mjs";
import { signedIn } from "../reader/signed-in.mjs";
import { answerIn, faultsOf, NOTHING, same, valuesOf } from "./answers.mjs";
import { draftIn, drop, keep, kept, linkTo, mayReplace, placeOf, whenKeptElsewhere } from "./drafts.mjs";
import { showFaults } from "./faults.mjs";
import { Fields } from "./fields.mjs";
import { linkWays, otherWays } from "./sending.mjs";

const PAUSE = 400;
/** Milliseconds after which a page is not of today any more: it is made anew each night. */
const OLD = 48 * 3_600_000;

const UNSENT = "What you changed since then is not sent yet: send it for it to count.";

/** The form of one consultation. */
export class AnswerForm {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.mount = mount;
    this.consultation = mount.dataset["consultation"] ?? "";
    this.box = mount.dataset["box"] ?? "";
    this.until = new Date(mount.dataset["until"] ?? "");
    this.day = new Date(mount.dataset["day"] ?? "");
    this.closes = mount.dataset["closes"] ?? "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    /** @type {string | null | undefined} The leader who is signed in; null for somebody who is none. */
    this.sender = undefined;
    this.place = this.consultation;
  }

  /** Nothing is shown before it is known for whom: what another entered here stays theirs. */
  async start() {
    await this.lookWho();
    const template = this.mount.querySelector("template[data-form]");
    if (!(template instanceof HTMLTemplateElement)) return;
    this.mount.append(template.content.cloneNode(true));
    const form = this.mount.querySelector("form");
    if (!form) return;
    this.form = form;
    this.fields = new Fields(form);
    this.mount.querySelector("[data-without-script]")?.remove();
    if (this.isOver()) {
      form.hidden = true;
      this.notice(`This closed at the end of ${this.closes}. Thank you to everyone who answered.`);
      return;
    }
    this.listen(form);
    this.begin(this.fields);
  }

  /** Whether it has closed since the page was made; a page for another day is believed. */
  isOver() {
    const now = Date.now();
    return now >= this.until.getTime() && now - this.day.getTime() < OLD;
  }

  /** @param {HTMLFormElement} form */
  listen(form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.isAssistant()) void this.send();
    });
    form.addEventListener("input", ({ target }) => {
      const told = this.fields?.changed(target);
      if (told) this.say(told);
      this.showWho();
      this.keepSoon();
    });
    // What was changed in another window meanwhile stays, unless something waits here to be kept.
    globalThis.addEventListener("pagehide", () => this.waiting && this.keepNow());
    whenKeptElsewhere(this.place, () => this.fields && !this.waiting && this.showKept(this.fields));
    this.button("data-share")?.addEventListener("click", () => this.share());
    this.button("data-clear")?.addEventListener("click", () => this.clear());
  }

  /**
   * Fill the form with what is known: a draft in the address, what was kept, or what lies in the box.
   *
   * @param {Fields} fields
   */
  begin(fields) {
    const who = this.form?.querySelector(`[name='answer-who'][value='${me()?.assistant ? "assistant" : "leader"}']`);
    if (who instanceof HTMLInputElement) who.checked = true;
    const own = this.showKept(fields);
    this.showWho();
    const draft = draftIn(location.hash, fields.questions);
    if (draft) history.replaceState(null, "", location.pathname + location.search);
    if (draft && mayReplace(own, draft)) {
      fields.fill(draft);
      this.notice("Somebody prepared this answer for you. Nothing is sent yet: look through it, change what you like, and send it.");
      this.keepNow();
    } else {
      void this.readBox(fields, own);
    }
    if (this.sender === null) this.onlyPrepare();
  }

  /**
   * Show what this browser keeps.
   *
   * @param {Fields} fields
   */
  showKept(fields) {
    const own = kept(this.place, fields.questions);
    fields.fill(own ?? NOTHING);
    if (own?.sent) this.notice(`You sent your answer on ${dayOf(own.sent)}. ${this.changeable()}`);
    return own;
  }

  changeable() {
    return `You can change it here and send it again until the end of ${this.closes}; the last one counts.`;
  }

  async lookWho() {
    const spoken = await signedIn();
    this.sender = spoken && (spoken.find((one) => one.own)?.id ?? null);
    this.place = placeOf(this.consultation, spoken);
  }

  /** Somebody who is signed in and no leader can only prepare: what they send would not count. */
  onlyPrepare() {
    for (const input of this.form?.querySelectorAll("[name='answer-who']") ?? []) {
      if (!(input instanceof HTMLInputElement)) continue;
      input.checked = input.value === "assistant";
      input.disabled = !input.checked;
    }
    this.showWho();
    this.notice("You are not signed in as a leader, so you can prepare this answer and not send it: fill it in, and make a link for the leader.");
  }

  /**
   * Show what lies in the box from another device, or say that it is not what is entered here.
   *
   * @param {Fields} fields
   * @param {import("./drafts.mjs").Kept} [own] What this browser keeps.
   */
  async readBox(fields, own) {
    const letters = await pending(this.box);
    const last = letters?.filter(({ kind, about }) => kind === "answer" && about === this.about()).at(-1);
    if (!last || !same(fields.answer(), own ?? NOTHING)) return;
    const sent = answerIn(fields.questions, last);
    if (!own || (own.sent && own.sent < last.written)) {
      fields.fill(sent);
      this.notice(`You sent this answer on ${dayOf(last.written)}. ${this.changeable()}`);
    } else if (!own.sent && !same(own, sent)) {
      this.notice(`You sent an answer on ${dayOf(last.written)}. ${UNSENT}`);
    }
  }

  about() {
    return `consultation:${this.consultation}`;
  }

  async send() {
    const { fields } = this;
    const button = this.button("data-send");
    if (!fields || !button || button.getAttribute("aria-disabled") === "true") return;
    const answer = fields.answer();
    const faults = faultsOf(fields.questions, answer);
    this.showFaults(faults);
    if (faults.length) return;
    if (this.isOver()) {
      this.notice(`This closed at the end of ${this.closes}, so this answer cannot be sent any more.`);
      return;
    }
    const values = valuesOf(fields.questions, answer, this.sender ?? me()?.leader);
    const letter = newLetter({ kind: "answer", about: this.about(), values });
    const words = fields.words();
    button.setAttribute("aria-disabled", "true");
    this.notice("");
    this.keepNow(); // else what is said of keeping would soon take the place of what is said of sending
    this.say("Your answer is being sent.");
    const replaces = (/** @type {import("../letters/letter.mjs").Letter} */ { kind, about }) => kind === "answer" && about === this.about();
    const sent = await post(this.box, letter, { words, replaces }).finally(() => {
      button.removeAttribute("aria-disabled");
      this.say("");
    });
    const ways = this.mount.querySelector("[data-ways]");
    if (!(ways instanceof HTMLElement)) return;
    ways.hidden = sent.way === "box";
    if (sent.way === "box") {
      this.keep({ ...answer, sent: letter.written });
      this.keepNow(); // what was entered while it was on its way
      ways.replaceChildren();
      this.notice(`Your answer is in. Thank you. ${same(answer, fields.answer()) ? this.changeable() : UNSENT}`);
    } else {
      this.keepNow();
      ways.replaceChildren(...otherWays(sent, letter, `answer-${this.consultation}.json`));
      this.notice(sent.signIn ? "You are not signed in now, so your answer is not sent yet: see below." : "Your answer is ready, and not sent yet: see below.");
      ways.scrollIntoView({ block: "nearest" });
    }
  }

  share() {
    const ways = this.mount.querySelector("[data-ways]");
    if (!this.fields || !(ways instanceof HTMLElement)) return;
    this.keepNow(); // else what is said of keeping would soon take the place of what is said of copying
    const address = linkTo(location.href, this.fields.answer());
    ways.hidden = false;
    ways.replaceChildren(...linkWays(address, (words) => this.say(words)));
    const link = ways.querySelector("input");
    link?.focus();
    link?.select();
  }

  clear() {
    this.stopWaiting();
    drop(this.place);
    this.fields?.fill(NOTHING);
    this.showFaults([]);
    const ways = this.mount.querySelector("[data-ways]");
    if (ways instanceof HTMLElement) {
      ways.hidden = true;
      ways.replaceChildren();
    }
    this.say("Nothing is kept in this browser any more. What was sent stays sent.");
  }

  isAssistant() {
    const picked = this.form?.querySelector("[name='answer-who']:checked");
    return picked instanceof HTMLInputElement && picked.value === "assistant";
  }

  /** Only the leader sends; whoever prepares it makes a link. */
  showWho() {
    const assistant = this.isAssistant();
    const send = this.button("data-send");
    const share = this.button("data-share");
    if (send) send.hidden = assistant;
    if (share) share.hidden = !assistant;
  }

  keepSoon() {
    this.stopWaiting();
    this.waiting = setTimeout(() => {
      if (this.keepNow()) this.say("Kept in this browser.");
    }, PAUSE);
  }

  stopWaiting() {
    clearTimeout(this.waiting);
    this.waiting = undefined;
  }

  /**
   * Keep what is in the form; it counts as sent no more once it differs from what was sent.
   *
   * @returns {boolean} Whether there was something to keep, and the browser kept it.
   */
  keepNow() {
    this.stopWaiting();
    if (!this.fields) return false;
    const answer = this.fields.answer();
    const own = kept(this.place, this.fields.questions);
    if (!own && !Object.keys(answer.values).length) return false;
    const sent = own?.sent && same(own, answer) ? { sent: own.sent } : {};
    return this.keep({ ...answer, ...sent });
  }

  /** @param {import("./drafts.mjs").Kept} answer */
  keep(answer) {
    const isKept = keep(this.place, answer);
    if (!isKept) this.say("This browser keeps nothing, so please send your answer before you leave the page.");
    return isKept;
  }

  /** @param {import("./answers.mjs").Fault[]} faults */
  showFaults(faults) {
    showFaults(this.mount.querySelector("[data-faults]"), this.fields?.mounts ?? [], faults);
  }

  /** @param {string} name */
  button(name) {
    const found = this.mount.querySelector(`[${name}]`);
    return found instanceof HTMLElement ? found : undefined;
  }

  /** @param {string} text Nothing takes away what was said of an answer before. */
  notice(text) {
    const place = this.mount.querySelector("[data-notice]");
    if (!(place instanceof HTMLElement)) return;
    place.hidden = !text;
    if (!text) return;
    place.replaceChildren(element("p", {}, text));
    if (this.form?.contains(document.activeElement)) {
      place.focus({ preventScroll: true });
      place.scrollIntoView({ block: "center" });
    }
  }

  /** @param {string} text */
  say(text) {
    const place = this.mount.querySelector("[data-kept]");
    if (place) place.textContent = text;
  }
}
