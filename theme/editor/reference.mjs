/**
 * The widget that finds what a field refers to. Decap's own asks the repository for every file, and
 * is slow from five hundred on.
 */
import { found, prepared } from "./choices.mjs";
import { drawn } from "./drawing.mjs";

/** @typedef {import("./choices.mjs").Choice} Choice */
/** @typedef {import("./choices.mjs").Entry} Entry */

/** Makes an element, as React does. @typedef {(kind: string, properties: object, ...inside: unknown[]) => unknown} Make */

/** What is typed, whether the list stands open, and which of it is the active one. @typedef {{typed: string, open: boolean, active: number}} State */

const PHOTO = /^[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpg|jpeg|png|webp)$/;

/** @type {State} */
const CLOSED = { typed: "", open: false, active: 0 };

/** All that may be referred to, by schemes. */
export class Choices {
  /** @param {Record<string, Choice[]>} choices */
  constructor(choices) {
    this.choices = choices;
    /** @type {Map<string, Entry[]>} */
    this.known = new Map();
  }

  /**
   * What a value of a scheme is, where it is known.
   *
   * @param {string} scheme
   * @param {string} value
   */
  named(scheme, value) {
    return (this.choices[scheme] ?? []).find(([one]) => one === value);
  }

  /**
   * What fits to what is typed.
   *
   * @param {string} scheme
   * @param {string} typed
   * @returns {Choice[]}
   */
  fitting(scheme, typed) {
    const hits = found(this.prepared(scheme), typed);
    const name = typed.trim();
    // A photo that was added a minute ago is in the repository, and in no list yet.
    const isNew = scheme === "photo" && PHOTO.test(name) && !hits.length;
    return isNew ? [[name, name, "a new photo"]] : hits;
  }

  /** @param {string} scheme */
  prepared(scheme) {
    const known = this.known.get(scheme) ?? prepared(this.choices[scheme] ?? []);
    this.known.set(scheme, known);
    return known;
  }
}

/**
 * @param {{createClass: Function, h: Make}} react what Decap brings
 * @param {Record<string, Choice[]>} given
 */
export function referenceWidget({ createClass, h }, given) {
  const choices = new Choices(given);
  const control = createClass({
    getInitialState: () => CLOSED,
    ...values,
    ...typing(choices),
    render() {
      return drawn(h, choices, this);
    },
  });
  const preview = createClass({
    render() {
      const { value, field } = this.props;
      const names = listed(value).map((one) => choices.named(field.get("scheme"), one)?.[1] ?? one);
      return h("span", {}, names.join(", "));
    },
  });
  /** @type {Choices["named"]} */
  const named = (scheme, value) => choices.named(scheme, value);
  return { control, preview, named };
}

/**
 * The words of a value: none, one, or a list, which Decap keeps as Immutable's.
 *
 * @param {undefined | null | string | Iterable<unknown>} value
 * @returns {string[]}
 */
function listed(value) {
  if (value === undefined || value === null || value === "") return [];
  return typeof value === "string" ? [value] : [...value].map(String);
}

/** What the field holds, and how that is changed: methods of the widget. */
const values = {
  /** @this {any} @returns {string} */
  scheme() {
    return this.props.field.get("scheme");
  },

  /** @this {any} */
  isMany() {
    return Boolean(this.props.field.get("multiple"));
  },

  /** @this {any} */
  values() {
    return listed(this.props.value);
  },

  /** @this {any} @param {string[]} words */
  write(words) {
    const { field, onChange } = this.props;
    // Decap gives Immutable's constructor of lists away by a field's own keys.
    onChange(this.isMany() ? field.keySeq().toList().clear().concat(words) : (words[0] ?? ""));
    this.setState(CLOSED);
  },

  /** @this {any} @param {string} value */
  choose(value) {
    this.write(this.isMany() ? [...this.others(value), value] : [value]);
  },

  /** @this {any} @param {string} value */
  drop(value) {
    this.write(this.others(value));
  },

  /** @this {any} @param {string} value @returns {string[]} */
  others(value) {
    return this.values().filter((/** @type {string} */ one) => one !== value);
  },
};

/**
 * What is typed, and what the keyboard does: methods of the widget.
 *
 * @param {Choices} choices
 */
function typing(choices) {
  return {
    /** @this {any} @returns {Choice[]} */
    hits() {
      return this.state.open ? choices.fitting(this.scheme(), this.state.typed) : [];
    },

    /** @this {any} @param {KeyboardEvent} event */
    press(event) {
      const hits = this.hits();
      const hit = hits[this.state.active];
      if (event.key === "ArrowDown") this.setState(moved(this.state, 1, hits.length));
      else if (event.key === "ArrowUp") this.setState(moved(this.state, -1, hits.length));
      else if (event.key === "Enter" && hit) this.choose(hit[0]);
      else if (event.key === "Escape") this.setState({ open: false, typed: "" });
      else return;
      event.preventDefault();
    },
  };
}

/**
 * The next of the list, from its end to its beginning; the first where it was closed.
 *
 * @param {State} state
 * @param {number} step
 * @param {number} count
 */
function moved({ open, active }, step, count) {
  return { open: true, active: open ? (active + step + count) % (count || 1) : 0 };
}
