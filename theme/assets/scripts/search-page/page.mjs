/** The search page: everything that is found, with filters, and its state in the address. */
import { Announcer } from "../page/announcer.mjs";
import { element } from "../page/element.mjs";
import { redrawn } from "../reader/redrawn.mjs";
import { filters, isFiltered, read, written } from "./address.mjs";
import { askAssistants } from "./assistants.mjs";
import { Choices } from "./choices.mjs";
import { kindChoices } from "./kinds.mjs";
import { nothing } from "./nothing.mjs";
import { opened } from "./opened.mjs";
import {
  assistantLine,
  dress,
  inOrder,
  organisationLines,
  personLines,
  pieceLines,
  portraitPlace,
  postLines,
  row,
} from "./rows.mjs";
import { slashSwitch } from "./shortcut.mjs";
import { askSources } from "./sources.mjs";
import { SEARCHING, Tally } from "./tally.mjs";
import { askTelephones } from "./telephones.mjs";

/** @typedef {import("./address.mjs").State} State */
/** @typedef {import("./opened.mjs").SearchResults} SearchResults */
/** @typedef {import("./opened.mjs").Index} PeopleIndex */

const STEP = 20;
const PAUSE = 400;
const SORTS = { relevance: "Best match", name: "Name", newest: "Newest in post" };

export class SearchPage {
  /** @param {HTMLElement} mount */
  constructor(mount) {
    this.mount = mount;
    this.state = read(location.search);
    this.limit = STEP;
    this.asked = 0;
    this.timer = 0;
    /** @type {(() => HTMLElement | null | undefined) | undefined} */
    this.focusing = undefined;
    this.input = element("input", {
      ...{ type: "search", name: "q", class: "search__input", id: "search-page-text", maxlength: "200" },
      ...{ autocomplete: "off", autocapitalize: "none", spellcheck: "false" },
    });
    this.sort = element("select", { id: "search-page-sort" }, ...sorts());
    this.status = element("p", { class: "search-page__status" });
    this.announcer = new Announcer();
    this.choices = new Choices((change) => this.change(change));
    const waiting = element("p", { class: "search-page__waiting" }, SEARCHING);
    this.results = element("div", { class: "search-page__results" }, waiting);
  }

  start() {
    this.mount.replaceChildren(this.form(), this.choices.lozenges, this.status, this.body());
    this.mount.append(slashSwitch(), this.announcer.element);
    this.input.addEventListener("input", () => this.typed());
    this.sort.addEventListener("change", () => {
      const sort = /** @type {State["sort"]} */ (this.sort.value);
      this.change((state) => void (state.sort = sort));
    });
    window.addEventListener("popstate", () => {
      clearTimeout(this.timer);
      this.state = read(location.search);
      this.fill();
      this.ask();
    });
    this.fill();
    this.announcer.say(SEARCHING);
    this.ask();
  }

  form() {
    const attributes = { role: "search", class: "search-page__form", "aria-label": "Search the directory" };
    const label = element("label", { for: this.input.id }, "Name, role, organisation or place");
    const order = element("label", { for: this.sort.id }, "Order");
    const field = element("div", { class: "search-page__text" }, label, this.input);
    const made = element("form", attributes, field, element("div", {}, order, this.sort));
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      this.remember("replaceState");
    });
    return made;
  }

  body() {
    return element("div", { class: "search-page__body" }, this.choices.element, this.results);
  }

  fill() {
    this.input.value = this.state.text;
    this.sort.value = this.state.sort;
  }

  /** Search while one types; the address follows once one pauses. */
  typed() {
    this.state.text = this.input.value;
    this.limit = STEP;
    this.ask();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.remember("replaceState"), PAUSE);
  }

  /** @param {(state: State) => void} change */
  change(change) {
    change(this.state);
    this.limit = STEP;
    this.remember("pushState");
    this.ask();
  }

  /**
   * Put the state into the address, so that it can be sent; each choice can be gone back to.
   *
   * @param {"pushState" | "replaceState"} how
   */
  remember(how) {
    clearTimeout(this.timer);
    const address = `${location.pathname}${written(this.state)}`;
    if (address !== location.pathname + location.search) history[how](null, "", address);
  }

  async ask() {
    this.asked += 1;
    const { asked, state } = this;
    try {
      const index = await opened();
      const options = { filters: filters(state), sort: state.sort, limit: this.limit, facets: true };
      const results = await index.search(state.text, options);
      if (asked !== this.asked) return;
      const draw = () => this.draw(index, results);
      if (this.focusing) draw();
      else redrawn(this.mount, this.status, ":scope > .lozenges button", draw);
    } catch {
      if (asked === this.asked) this.fail();
    }
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
    this.announcer.say(text);
  }

  /**
   * @param {PeopleIndex} index
   * @param {SearchResults} results
   */
  draw(index, results) {
    if (results.facets) this.choices.draw(this.state, results.facets);
    const { counts } = results;
    const tally = new Tally(results);
    this.say(tally.words);
    void this.drawSources(index, tally);
    if (!tally.all) {
      this.results.replaceChildren(nothing(this, results.suggestions));
      return;
    }
    const places = results.people.map(() => portraitPlace());
    const rows = results.people.map((person, i) => {
      const [place] = places.slice(i);
      return row(person.path, personLines(person), place);
    });
    const posts = results.posts.map((post) => row(post.title.path, postLines(post)));
    const bodies = results.organisations.map((body) => row(body.name.path, organisationLines(body)));
    const sections = {
      people: this.section("People", rows, counts.people),
      posts: this.section("Posts", posts, counts.posts),
      organisations: this.section("Organisations", bodies, counts.organisations),
    };
    const order = this.state.sort === "relevance" ? inOrder(results, sections) : Object.values(sections);
    this.results.replaceChildren(...order.flat());
    void this.dress(index, results, places, rows);
    this.refocus();
  }

  /**
   * Draw what is found beside leaders, posts and organisations, which filters do not narrow.
   *
   * @param {PeopleIndex} index
   * @param {Tally} tally
   */
  async drawSources(index, tally) {
    const { asked, limit, state } = this;
    if (isFiltered(state)) return;
    const draw = (/** @type {import("./sources.mjs").Answer} */ answer) => {
      if (asked !== this.asked) return;
      tally.add(answer);
      const rows = answer.pieces.map((piece) => row(piece.path, pieceLines(piece)));
      const [heading, ...list] = this.section(answer.group, rows, answer.count);
      const kinds = kindChoices(answer.kinds, state.pages, (kind, id) => this.turnKind(kind, id));
      this.put(answer.isFirst, [...(heading ? [heading] : []), ...kinds, ...list]);
      this.say(tally.words);
      this.refocus();
    };
    await askTelephones(index, state.text, limit, draw);
    await askAssistants(index, state.text, limit, draw);
    await askSources(state.text, limit, state.pages, draw);
  }

  /**
   * Put a group first or last; where nobody was found, what helps to find them goes on standing below.
   *
   * @param {boolean | undefined} isFirst
   * @param {HTMLElement[]} group
   */
  put(isFirst, group) {
    const help = this.results.querySelector(".search-page__nothing");
    if (isFirst) this.results.prepend(...group);
    else if (help) help.before(...group);
    else this.results.append(...group);
  }

  /**
   * @param {string} kind
   * @param {string} id
   */
  turnKind(kind, id) {
    this.focusing = () => document.getElementById(id);
    this.change((state) => {
      const others = state.pages.filter((one) => one !== kind);
      state.pages = others.length < state.pages.length ? others : [...others, kind];
    });
  }

  /** Put the focus where it was or goes on, once that is drawn: what bore it is gone. */
  refocus() {
    const place = this.focusing?.();
    if (!place) return;
    this.focusing = undefined;
    place.focus();
  }

  /**
   * @param {PeopleIndex} index
   * @param {SearchResults} results
   * @param {HTMLElement[]} places
   * @param {HTMLElement[]} rows
   */
  async dress(index, results, places, rows) {
    try {
      const details = await index.details(results);
      dress(places, details);
      details.forEach((one, i) => {
        const line = assistantLine(one);
        if (line) rows[i]?.querySelector(".found__text")?.append(line);
      });
    } catch {
      // People are found without their portraits too.
    }
  }

  /**
   * @param {string} title
   * @param {HTMLElement[]} rows
   * @param {number} count
   */
  section(title, rows, count) {
    if (!rows.length) return [];
    const list = element("ul", { class: "found-list", "data-kind": title }, ...rows);
    const more = count > rows.length ? [this.more(title, count - rows.length)] : [];
    return [element("h2", {}, title), list, ...more];
  }

  /**
   * @param {string} title
   * @param {number} rest
   */
  more(title, rest) {
    const words = `Show more (${rest.toLocaleString("en-GB")} left)`;
    const button = element("button", { type: "button", class: "search-page__more" }, words);
    button.addEventListener("click", () => {
      const first = this.limit;
      this.limit += STEP;
      // The button goes: whoever pressed it goes on at the first row that it brings.
      this.focusing = () => {
        /** @type {NodeListOf<HTMLAnchorElement>} */
        const links = this.results.querySelectorAll(`[data-kind="${title}"] a.found__link`);
        return links[first];
      };
      void this.ask();
    });
    return button;
  }

  fail() {
    this.say("The search cannot be used just now. Load the page again; everybody can be found by browsing, too.");
    this.results.replaceChildren();
    this.choices.clear();
  }
}

function sorts() {
  return Object.entries(SORTS).map(([value, name]) => element("option", { value }, name));
}
