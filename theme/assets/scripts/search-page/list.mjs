/** The list below the box: options in groups, of which one may be active (ARIA's combobox). */
import { element } from "../page/element.mjs";
import { addressOf } from "../page/site.mjs";
import { inOrder, organisationLines, personLines, pieceLines, portraitPlace, postLines } from "./rows.mjs";

/** @typedef {import("../search/index.mjs").SearchResults} SearchResults */

const ID = "search-list";

export class List {
  /** @param {HTMLInputElement} input The box that the list belongs to. */
  constructor(input) {
    this.input = input;
    this.box = element("div", { id: ID, role: "listbox", "aria-label": "What is found" });
    this.note = element("div", { class: "search__note" });
    this.element = element("div", { class: "search__found" }, this.note, this.box);
    this.element.hidden = true;
    /** @type {HTMLAnchorElement[]} */
    this.options = [];
    this.chosen = -1;
    /** @type {HTMLElement | undefined} What the last option stands in. */
    this.last = undefined;
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": ID,
      "aria-expanded": "false",
    })) {
      input.setAttribute(name, value);
    }
    // The box keeps the focus, so that one can go on typing.
    this.box.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** The option that Enter opens. */
  get active() {
    return this.isOpen ? this.options[this.chosen] : undefined;
  }

  /**
   * Show what was found, and return the places of the people's portraits.
   *
   * @param {SearchResults} results
   * @param {string} everything The address of all results.
   * @param {import("./tally.mjs").Tally} tally
   */
  show(results, everything, { missing, instead, way }) {
    const { people, posts, organisations } = results;
    const places = people.map(() => portraitPlace());
    this.options = [];
    const drawn = {
      people: () =>
        this.group(
          "People",
          people.map((person, i) => this.option(person.path, personLines(person), places[i])),
        ),
      posts: () =>
        this.group(
          "Posts",
          posts.map((post) => this.option(post.title.path, postLines(post))),
        ),
      organisations: () =>
        this.group(
          "Organisations",
          organisations.map((body) => this.option(body.name.path, organisationLines(body))),
        ),
    };
    const groups = inOrder(results, drawn)
      .map((draw) => draw())
      .filter((group) => group !== undefined);
    const found = groups.length > 0;
    const rest = missing && element("p", {}, `${missing} This answers ${instead}:`);
    this.note.replaceChildren(...(found ? [] : [nothing(results.suggestions)]), ...(rest ? [rest] : []));
    this.last = element("div", { role: "presentation" }, this.lastOption(everything, way));
    this.box.replaceChildren(...groups, this.last);
    this.open();
    this.choose(found ? 0 : -1);
    return places;
  }

  /**
   * Add what another source found: before the last option, or first of all, where it is then active
   * unless another option was chosen.
   *
   * @param {import("./sources.mjs").Answer} answer
   * @param {string} way What the last option now says.
   */
  add({ group: name, pieces, isFirst = false }, way) {
    const chosen = isFirst && this.chosen === 0 ? undefined : this.active;
    const last = this.options.at(-1);
    const earlier = this.options.slice(0, -1);
    this.options = [];
    const group = this.group(
      name,
      pieces.map((piece) => this.option(piece.path, pieceLines(piece))),
    );
    this.options = isFirst ? [...this.options, ...earlier] : [...earlier, ...this.options];
    if (last) this.options.push(last);
    if (!group || !last || !this.last) return;
    this.options.forEach((option, i) => (option.id = `${ID}-${i}`));
    last.textContent = way;
    if (isFirst) this.box.prepend(group);
    else this.last.before(group);
    this.note.querySelector(".search__nothing")?.remove();
    this.choose(chosen ? this.options.indexOf(chosen) : 0);
  }

  /** Say that nothing can be searched, and where to go. */
  fail() {
    const way = element("a", { href: addressOf("search/") }, "browse instead");
    this.tell("The search cannot be used just now. Load the page again, or ", way, ".");
  }

  /**
   * Say something instead of what is found.
   *
   * @param {(string | Node)[]} words
   */
  tell(...words) {
    this.options = [];
    this.box.replaceChildren();
    this.note.replaceChildren(element("p", {}, ...words));
    this.open();
    this.choose(-1);
  }

  open() {
    this.element.hidden = false;
    // A list without options is none.
    this.box.hidden = this.options.length === 0;
    this.input.setAttribute("aria-expanded", String(this.options.length > 0));
  }

  close() {
    this.element.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }

  /** @param {number} step */
  move(step) {
    const count = this.options.length;
    if (count) this.choose((Math.max(this.chosen, step > 0 ? -1 : 0) + step + count) % count);
  }

  /** @param {string} address */
  chooseAddress(address) {
    const place = this.options.findIndex(({ href }) => href === address);
    if (place >= 0) this.choose(place);
  }

  /** @param {number} chosen */
  choose(chosen) {
    for (const option of this.options) option.setAttribute("aria-selected", "false");
    this.chosen = chosen;
    const option = this.options[chosen];
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  /**
   * @param {string} name
   * @param {HTMLElement[]} options
   */
  group(name, options) {
    if (!options.length) return undefined;
    const id = `${ID}-${name.toLowerCase().replace(/[^a-z]+/g, "-")}`;
    const heading = element("div", { class: "search__group", id, role: "presentation" }, name);
    return element("div", { role: "group", "aria-labelledby": id }, heading, ...options);
  }

  /**
   * @param {string} path
   * @param {HTMLElement[]} lines
   * @param {HTMLElement} [portrait]
   */
  option(path, lines, portrait) {
    const text = element("span", { class: "found__text" }, ...lines);
    const made = this.link(addressOf(path), "found");
    made.append(...(portrait ? [portrait] : []), text);
    return made;
  }

  /**
   * @param {string} address
   * @param {string} words
   */
  lastOption(address, words) {
    const made = this.link(address, "found found--all");
    made.append(words);
    return made;
  }

  /**
   * @param {string} href
   * @param {string} name
   */
  link(href, name) {
    const id = `${ID}-${this.options.length}`;
    const facts = { id, href, class: name, role: "option", "aria-selected": "false", tabindex: "-1" };
    const made = element("a", facts);
    this.options.push(made);
    return made;
  }
}

/** @param {string[]} suggestions */
function nothing(suggestions) {
  const words = suggestions.length ? ` The nearest names are ${suggestions.join(", ")}.` : "";
  return element("p", { class: "search__nothing" }, `Nothing found.${words}`);
}
