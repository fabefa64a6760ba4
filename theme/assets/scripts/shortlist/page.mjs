/** The page of a shortlist: a sheet to print, contacts to save, a table, addresses to copy. */
import { factsOf } from "../reader/facts.mjs";
import { redrawn } from "../reader/redrawn.mjs";
import { counted, element } from "../page/element.mjs";
import { addressOf } from "../page/site.mjs";
import { NOTHING_KEPT } from "../page/storage.mjs";
import { copied, saveFile } from "../page/taking.mjs";
import { addressed, CHANGED, keep, named, shortlist } from "./kept.mjs";
import { sheets } from "./sheet.mjs";
import { mails, table } from "./table.mjs";

/** @typedef {import("../reader/facts.mjs").Facts} Facts */

const AT_ONCE = 6;

export class ShortlistPage {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.mount = mount;
    this.limit = Number(mount.dataset.limit) || 1;
    this.status = element("p", { class: "tools__status", role: "status" });
    this.people = element("div", { class: "sheets" });
    this.tools = element("p", { class: "tools__row" });
    this.about = element("p", { class: "shortlist__about" });
    /** @type {Facts[]} */
    this.found = [];
    /** Those of the list whom this site does not show. @type {string[]} */
    this.gone = [];
    this.asked = 0;
    /** Whether the list that is shown is the reader's, and not one that was sent. */
    this.isOwn = true;
  }

  start() {
    this.mount.replaceChildren(this.about, this.tools, this.status, this.people);
    document.addEventListener(CHANGED, () => (this.isOwn ? this.show(shortlist(this.limit)) : void this.draw()));
    window.addEventListener("popstate", () => void this.draw());
    void this.draw();
  }

  /** The list that the address names is somebody's own; without one it is the reader's. */
  get ids() {
    return named(location.search, this.limit) ?? shortlist(this.limit);
  }

  async draw() {
    const asked = (this.asked += 1);
    const { ids } = this;
    this.isOwn = ids.join() === shortlist(this.limit).join();
    if (ids.length && !location.search) history.replaceState(null, "", `${location.pathname}${addressed(ids)}`);
    if (!ids.length) {
      this.empty();
      return;
    }
    const found = await fetched(ids);
    if (asked !== this.asked) return;
    const now = found.map((each, i) => each?.id ?? ids[i] ?? "");
    if (now.join() !== ids.join()) {
      this.renamed(now);
      return;
    }
    this.found = found.filter((each) => each !== undefined && each !== null);
    this.gone = ids.filter((_, i) => found[i] === undefined);
    const missing = ids.length - this.found.length - this.gone.length;
    const over = (named(location.search, Infinity) ?? ids).length - ids.length;
    this.about.textContent = [
      this.isOwn ? "Kept in this browser only." : "A list that was sent to you.",
      `${counted(this.found.length, "person", "people")}; it holds ${this.limit} at most.`,
      ...(over > 0 ? [`${over} more whom the address names ${over === 1 ? "is" : "are"} left out.`] : []),
      ...(this.gone.length ? [`${this.gone.length} cannot be shown here.`] : []),
      ...(missing ? [`${missing} cannot be had just now.`] : []),
    ].join(" ");
    const drawn = [...sheets(this.found, this.mount.dataset, (person) => this.remove(person))];
    this.replace(this.buttons(), drawn);
  }

  /**
   * Draw the list anew by the ids that its leaders have now.
   *
   * @param {string[]} ids
   */
  renamed(ids) {
    if (!this.isOwn || !keep(ids, this.limit)) this.show([...new Set(ids)]);
  }

  /**
   * Draw the list of these, and name them in the address.
   *
   * @param {string[]} ids
   */
  show(ids) {
    history.replaceState(null, "", `${location.pathname}${addressed(ids)}`);
    void this.draw();
  }

  /**
   * @param {Node[]} tools
   * @param {Node[]} people
   */
  replace(tools, people) {
    redrawn(this.mount, this.about, ".sheet__name > button", () => {
      this.tools.replaceChildren(...tools);
      this.people.replaceChildren(...people);
    });
  }

  empty() {
    this.found = [];
    const way = element("a", { href: addressOf("leaders/") }, "a list of leaders");
    const search = element("a", { href: addressOf("search/") }, "the search");
    this.about.replaceChildren("Nobody is on it yet. Press + beside a name in ", way, ", or in ", search, ".");
    this.replace([], []);
  }

  buttons() {
    const own = this.isOwn
      ? this.button("Clear the list", () => this.clear(), "tool tool--quiet")
      : this.button("Keep as my shortlist", () => this.keepSent());
    return [
      this.button("Print the sheet", () => window.print(), "tool tool--main"),
      this.button("Save all contacts (.vcf)", () => void this.bundle()),
      this.button("Save as a table (.csv)", () => this.save(table(this.found, addressOf), "text/csv", "shortlist.csv")),
      this.button("Copy e-mail addresses", () => void this.copyMails()),
      this.button("Copy a link to this list", () => void this.copy(location.href, "The link to this list is copied.")),
      own,
      ...(this.gone.length && this.isOwn ? [this.button("Take off who cannot be shown", () => this.dropGone())] : []),
    ];
  }

  /** Keep a list that was sent, in the place of the reader's own if they say so. */
  keepSent() {
    if (shortlist(this.limit).length && !confirm("Put this list in the place of your own?")) return;
    if (!keep(this.ids, this.limit)) this.status.textContent = NOTHING_KEPT;
  }

  dropGone() {
    const gone = new Set(this.gone);
    keep(this.ids.filter((id) => !gone.has(id)), this.limit);
    this.status.textContent = "Whoever cannot be shown here is off your shortlist.";
  }

  /**
   * @param {string} words
   * @param {() => void} act
   * @param {string} [kind] Its classes.
   */
  button(words, act, kind = "tool") {
    const button = element("button", { type: "button", class: kind }, words);
    button.addEventListener("click", act);
    return button;
  }

  clear() {
    if (!confirm("Take everybody off your shortlist?")) return;
    keep([], this.limit);
    this.status.textContent = "Everybody is off your shortlist.";
  }

  /** @param {Facts} person */
  remove(person) {
    const left = this.ids.filter((id) => id !== person.id);
    // A list that was sent is no reason to forget one's own.
    if (this.isOwn) keep(left, this.limit);
    else this.show(left);
    this.status.textContent = `${person.name} is no longer on the list.`;
  }

  /** One file with everybody's card, made of the cards that the site has. */
  async bundle() {
    const cards = await together(this.found, async ({ card = "" }) => {
      const answer = await fetch(addressOf(card), { cache: "no-cache", credentials: "same-origin" });
      return answer.ok ? answer.text() : "";
    }).catch(() => []);
    const whole = cards.filter((card) => card?.startsWith("BEGIN:VCARD"));
    if (whole.length < this.found.length) this.status.textContent = "Some contacts cannot be had just now. Please try again.";
    else this.save(whole.join(""), "text/vcard", "shortlist.vcf");
  }

  /**
   * @param {string} content
   * @param {string} type
   * @param {string} name
   */
  save(content, type, name) {
    saveFile(content, type, name);
    this.status.textContent = `${name} is saved. ${this.mount.dataset.notice ?? ""}`;
  }

  /** Copy the addresses, and name those of whom none is shown: a letter to all would leave them out. */
  async copyMails() {
    const { text, without } = mails(this.found);
    const rest = without.length ? `None is shown of ${without.join(", ")}.` : "";
    if (text) await this.copy(text, `The e-mail addresses are copied. ${rest}`.trim());
    else this.status.textContent = rest;
  }

  /**
   * @param {string} text
   * @param {string} done
   */
  async copy(text, done) {
    const said = `${done} ${this.mount.dataset.notice ?? ""}`;
    this.status.textContent = (await copied(text)) ? said : "This browser does not let pages copy.";
  }
}

/**
 * The facts of each: nothing of whom this site does not show, and null where nobody can tell.
 *
 * @param {string[]} ids
 */
function fetched(ids) {
  return together(ids, (id) => factsOf(id).catch(() => null));
}

/**
 * Ask for several things, a few at a time, and return them in their order.
 *
 * @template T, R
 * @param {T[]} items
 * @param {(item: T) => Promise<R>} ask
 * @returns {Promise<R[]>}
 */
async function together(items, ask) {
  /** @type {R[]} */
  const found = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    found.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(ask))));
  }
  return found;
}
