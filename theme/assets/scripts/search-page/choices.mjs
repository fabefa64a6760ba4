/** The filters of the search page: choices with counts, and a lozenge for each that is chosen. */
import { element } from "../page/element.mjs";
import { KINDS } from "../search/filters.mjs";
import { FLAGS } from "./address.mjs";

/** @typedef {import("./address.mjs").State} State */
/** @typedef {import("../search/filters.mjs").Kind} Kind */
/** @typedef {NonNullable<import("../search/index.mjs").SearchResults["facets"]>} Facets */
/** One choice, as it is drawn. @typedef {{key: string, name: string, count: number, on: boolean, turn: () => void}} Choice */

const MOST = 14;
/** What is open from the start where there is room: nearly everybody narrows by these. */
const FIRST = ["choices-sector", "choices-area"];
const WIDE = "(min-width: 60em)";
const TITLES = {
  sector: "Sector",
  area: "Region or nation",
  role: "Role",
  organisation: "Organisation",
  topic: "Topic",
  cohort: "Cohort",
  group: "Group",
};
const NAMES = /** @type {const} */ ({ new: "Newly in post", offering: "Offering help", vacant: "Vacant posts" });

export class Choices {
  /** @param {(change: (state: State) => void) => void} change Called with what a choice changes. */
  constructor(change) {
    this.change = change;
    this.groups = element("div");
    const summary = element("summary", {}, "Filters");
    this.element = element("details", { class: "search-page__choices" }, summary, this.groups);
    const wide = window.matchMedia(WIDE);
    this.element.open = wide.matches;
    // Beside what is found they are always open; above it they would stand in its way.
    wide.addEventListener("change", () => {
      this.element.open = wide.matches;
    });
    this.lozenges = element("ul", { class: "lozenges", "aria-label": "Filters chosen" });
    /** The names of choices that were seen, for those that are chosen and count nobody now. */
    this.names = new Map();
  }

  /**
   * @param {State} state
   * @param {Facets} facets
   */
  draw(state, facets) {
    const focused = document.activeElement?.id ?? "";
    const open = new Set(this.opened());
    const kinds = KINDS.map((kind) => this.kind(kind, state, facets));
    const drawn = [...kinds, this.more(state, facets)].filter((each) => each !== undefined);
    for (const details of drawn) details.open = open.has(details.id) || details.dataset.on === "true";
    this.groups.replaceChildren(...drawn);
    this.element.hidden = drawn.length === 0;
    this.lozenges.replaceChildren(...this.chosen(state));
    this.lozenges.hidden = !this.lozenges.childElementCount;
    if (focused) document.getElementById(focused)?.focus();
  }

  /** The groups that are to be open: those that are, or before the first are drawn, the first. */
  opened() {
    if (this.groups.childElementCount) return [...this.groups.querySelectorAll("details[open]")].map(({ id }) => id);
    return this.element.open ? FIRST : [];
  }

  clear() {
    this.element.hidden = true;
    this.lozenges.hidden = true;
  }

  /**
   * @param {Kind} kind
   * @param {State} state
   * @param {Facets} facets
   */
  kind(kind, state, facets) {
    for (const { key, name } of facets[kind]) this.names.set(`${kind} ${key}`, name);
    const keys = state.chosen.get(kind) ?? [];
    const shown = facets[kind].filter(({ key }, i) => i < MOST || keys.includes(key));
    const more = facets[kind].length - shown.length;
    return group(
      `choices-${kind}`,
      TITLES[kind],
      shown.map(({ key, name, count }) => ({
        key,
        name,
        count,
        on: keys.includes(key),
        turn: () => this.change((now) => turn(now, kind, key)),
      })),
      more,
    );
  }

  /**
   * @param {State} state
   * @param {Facets} facets
   */
  more(state, facets) {
    const choices = FLAGS.filter((flag) => facets[flag] || state[flag]).map((flag) => ({
      key: flag,
      name: NAMES[flag],
      count: facets[flag],
      on: state[flag],
      turn: () => this.change((now) => void (now[flag] = !now[flag])),
    }));
    return group("choices-more", "More", choices, 0);
  }

  /**
   * The names of everything that is chosen.
   *
   * @param {State} state
   */
  words(state) {
    const kinds = [...state.chosen].flatMap(([kind, keys]) => keys.map((key) => `${TITLES[kind]}: ${this.names.get(`${kind} ${key}`) ?? key}`));
    return [...kinds, ...FLAGS.filter((flag) => state[flag]).map((flag) => NAMES[flag])];
  }

  /** @param {State} state */
  *chosen(state) {
    for (const [kind, keys] of state.chosen) {
      for (const key of keys) {
        const name = this.names.get(`${kind} ${key}`) ?? key;
        yield lozenge(name, () => this.change((now) => turn(now, kind, key)));
      }
    }
    for (const flag of FLAGS) {
      if (state[flag]) yield lozenge(NAMES[flag], () => this.change((now) => void (now[flag] = false)));
    }
  }
}

/**
 * @param {State} state
 * @param {Kind} kind
 * @param {string} key
 */
function turn(state, kind, key) {
  const keys = state.chosen.get(kind) ?? [];
  const others = keys.filter((one) => one !== key);
  state.chosen.set(kind, others.length < keys.length ? others : [...keys, key]);
}

/**
 * @param {string} id
 * @param {string} title
 * @param {Choice[]} choices
 * @param {number} more
 */
function group(id, title, choices, more) {
  if (!choices.length) return undefined;
  const rows = choices.map((choice) => row(`${id}-${choice.key}`, choice));
  const list = element("ul", {}, ...rows);
  const details = element("details", { id, class: "choices" }, element("summary", {}, title), list);
  if (more) {
    const rest = `${more.toLocaleString("en-GB")} more: type a word of it above.`;
    details.append(element("p", { class: "found__quiet" }, rest));
  }
  details.dataset.on = String(choices.some(({ on }) => on));
  return details;
}

/**
 * @param {string} id
 * @param {Choice} choice
 */
function row(id, { name, count, on, turn: change }) {
  const input = element("input", { type: "checkbox", id });
  input.checked = on;
  input.addEventListener("change", change);
  const number = element("span", { class: "choices__count" }, count.toLocaleString("en-GB"));
  return element("li", {}, element("label", { for: id }, input, element("span", {}, name), number));
}

/**
 * @param {string} name
 * @param {() => void} remove
 */
function lozenge(name, remove) {
  const attributes = { type: "button", class: "lozenge", "aria-label": `Remove the filter ${name}` };
  const button = element("button", attributes, name, element("span", { "aria-hidden": "true" }, " ×"));
  button.addEventListener("click", remove);
  return element("li", {}, button);
}
