/** The panel that proposes three times for a meeting: as text, as an e-mail, and as a calendar file. */
import { element } from "../page/element.mjs";
import { copied, saveFile } from "../page/taking.mjs";
import { mailOf } from "../reader/facts.mjs";
import { calendar, moment, nextSlots, slotWords, wallTime } from "./invitation.mjs";
import { mailto, message, subject } from "./message.mjs";
import { isWorked } from "./workdays.mjs";

const LENGTHS = [15, 30, 45, 60, 90];
/** What an e-mail begins with that cannot hold all of a request. */
const PASTE = "Please paste the request here: the page shows it and has a button that copies it.";
const LONG = "This is too long for an e-mail to begin with: copy the text, and paste it into the e-mail.";
const FREE = "On a weekend, or on a bank holiday somewhere in the United Kingdom: ";
const NOTHING = "Give each a day and a time that exists: when the clocks go forward, an hour is left out.";

/**
 * @param {import("./card.mjs").Subject} about
 * @returns {HTMLElement}
 */
export function meetingPanel(about) {
  return new Meeting(about).element;
}

class Meeting {
  /** @param {import("./card.mjs").Subject} about */
  constructor(about) {
    this.about = about;
    const today = wallTime(new Date()).day;
    this.slots = nextSlots(new Date()).map(({ day, time }, i) => ({
      day: element("input", { type: "date", value: day, min: today, required: "", "aria-label": `Day of proposal ${i + 1}` }),
      time: element("input", { type: "time", value: time, step: "300", required: "", "aria-label": `Time of proposal ${i + 1}` }),
    }));
    this.minutes = element("select", { id: "meeting-minutes" }, ...LENGTHS.map((length) => {
      return element("option", { value: `${length}`, ...(length === 30 ? { selected: "" } : {}) }, `${length} minutes`);
    }));
    this.need = element("textarea", { id: "meeting-need", rows: "2", maxlength: "500" });
    this.text = element("textarea", { id: "meeting-text", rows: "8", readonly: "" });
    this.mail = element("a", { class: "tool tool--main" }, "Open as an e-mail");
    this.file = element("button", { type: "button", class: "tool" }, "Save for a calendar (.ics)");
    this.copy = element("button", { type: "button", class: "tool" }, "Copy the text");
    this.status = element("p", { class: "panel__note", role: "status" });
    this.element = this.draw();
    this.update();
  }

  draw() {
    const rows = this.slots.map(({ day, time }) => element("li", {}, day, " ", time));
    const form = element(
      "form",
      { class: "panel" },
      element("fieldset", {}, element("legend", {}, "Three times, by the clocks of the United Kingdom"), element("ol", { class: "panel__slots" }, ...rows)),
      element("p", {}, element("label", { for: "meeting-minutes" }, "Length "), this.minutes),
      element("p", {}, element("label", { for: "meeting-need" }, "What it is about"), this.need),
      element("p", {}, element("label", { for: "meeting-text" }, "The request"), this.text),
      element("p", { class: "tools__row" }, this.mail, this.copy, this.file),
      element("p", { class: "panel__note" }, "Nothing is sent from this page: you send it yourself."),
      this.status,
    );
    form.addEventListener("input", () => this.update());
    form.addEventListener("submit", (event) => event.preventDefault());
    this.copy.addEventListener("click", () => void this.copied());
    this.file.addEventListener("click", () => this.save());
    return form;
  }

  chosen() {
    const all = this.slots.map(({ day, time }) => ({ day: day.value, time: time.value }));
    return all.filter((slot) => moment(slot));
  }

  update() {
    const slots = this.chosen();
    this.say(slots.length < this.slots.length ? NOTHING : unworked(slots));
    const { name, reader, facts } = this.about;
    const { writer, shared } = reader();
    const minutes = Number(this.minutes.value);
    const times = slots.map((slot, i) => `${i + 1}. ${slotWords(slot, minutes)}`);
    const about = this.need.value.trim() || "[what it is about]";
    const need = [`May we meet for ${minutes} minutes? It is about: ${about}`, "", "I propose one of these times:", ...times].join("\n");
    this.text.value = message(name, writer, { shared, need });
    const address = mailOf(facts);
    this.mail.hidden = !address;
    if (!address) return;
    const { href, isWhole } = mailto(address, subject("Meeting request", writer), this.text.value, PASTE);
    this.mail.href = href;
    if (!isWhole) this.say(LONG);
  }

  /**
   * Say something, but not again with every letter that is typed.
   *
   * @param {string} text
   */
  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  async copied() {
    const isCopied = await copied(this.text.value);
    if (!isCopied) this.text.select();
    this.status.textContent = isCopied ? "The request is copied." : "The request is selected: copy it with your keyboard.";
  }

  save() {
    const slots = this.chosen();
    if (!slots.length) return;
    const content = calendar(slots, {
      minutes: Number(this.minutes.value),
      summary: `To be agreed: meeting with ${this.about.name}`,
      description: this.text.value,
      now: new Date(),
      id: () => `${[...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("-")}@meeting-request`,
    });
    saveFile(content, "text/calendar", "meeting-request.ics");
    this.status.textContent = "The file is saved. Open it, and the times are held in your calendar until one is agreed.";
  }
}

/**
 * What is to be known of times on days that are not worked everywhere; nothing where all are.
 *
 * @param {import("./invitation.mjs").Slot[]} slots
 */
function unworked(slots) {
  const free = slots.flatMap(({ day }, i) => (isWorked(day) ? [] : [`time ${i + 1}`]));
  return free.length ? `${FREE}${free.join(", ")}.` : "";
}
