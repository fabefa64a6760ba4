/**
 * The widget that finds what a field refers to: a box to type in, and below it what fits. Decap's
 * own asks the repository for every file, and is slow from five hundred on.
 *
 * It follows the pattern "Editable combobox with list autocomplete" of the ARIA authoring practices.
 */
import { found, prepared } from "./choices.mjs";

/** @typedef {import("./choices.mjs").Choice} Choice */
/** @typedef {import("./choices.mjs").Entry} Entry */

const PHOTO = /^[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpg|jpeg|png|webp)$/;

/**
 * @param {{createClass: Function, h: Function}} react what Decap brings
 * @param {Record<string, Choice[]>} choices
 */
export function referenceWidget({ createClass, h }, choices) {
  /** @type {Map<string, Entry[]>} */
  const known = new Map();
  /** @param {string} scheme */
  const entries = (scheme) => {
    if (!known.has(scheme)) known.set(scheme, prepared(choices[scheme] ?? []));
    return known.get(scheme) ?? [];
  };
  /** @param {string} scheme @param {string} value */
  const named = (scheme, value) => (choices[scheme] ?? []).find(([one]) => one === value);

  const control = createClass({
    getInitialState: () => ({ typed: "", open: false, active: 0 }),

    scheme() {
      return this.props.field.get("scheme");
    },

    isMany() {
      return Boolean(this.props.field.get("multiple"));
    },

    /** @returns {string[]} */
    values() {
      const { value } = this.props;
      if (value === undefined || value === null || value === "") return [];
      return typeof value === "string" ? [value] : [...value].map(String);
    },

    /** @param {string[]} values */
    write(values) {
      const { field, onChange } = this.props;
      // Decap keeps lists as Immutable's, and gives its constructor away by a field's own keys.
      onChange(this.isMany() ? field.keySeq().toList().clear().concat(values) : (values[0] ?? ""));
      this.setState({ typed: "", open: false, active: 0 });
    },

    /** @param {string} value */
    choose(value) {
      const others = this.values().filter((/** @type {string} */ one) => one !== value);
      this.write(this.isMany() ? [...others, value] : [value]);
    },

    /** @param {string} value */
    drop(value) {
      this.write(this.values().filter((/** @type {string} */ one) => one !== value));
    },

    /** @returns {Choice[]} */
    hits() {
      if (!this.state.open) return [];
      const hits = found(entries(this.scheme()), this.state.typed);
      const typed = this.state.typed.trim();
      // A photo that was added a minute ago is in the repository, and in no list yet.
      const isNew = this.scheme() === "photo" && PHOTO.test(typed) && !hits.length;
      return isNew ? [[typed, typed, "a new photo"]] : hits;
    },

    /** @param {KeyboardEvent} event */
    press(event) {
      const hits = this.hits();
      const { active } = this.state;
      const hit = hits[active];
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const step = event.key === "ArrowDown" ? 1 : -1;
        const next = this.state.open ? (active + step + hits.length) % (hits.length || 1) : 0;
        this.setState({ open: true, active: next });
      } else if (event.key === "Enter" && hit) {
        this.choose(hit[0]);
      } else if (event.key === "Escape") {
        this.setState({ open: false, typed: "" });
      } else {
        return;
      }
      event.preventDefault();
    },

    /** @param {string} value */
    chosen(value) {
      const choice = named(this.scheme(), value);
      const words = choice ? [choice[1], choice[2]].filter(Boolean).join(", ") : "not in the directory";
      const name = choice ? choice[1] : value;
      return h(
        "li",
        { key: value, className: "reference__chosen" },
        h("span", {}, choice ? words : `${value} (${words})`),
        h("code", {}, value),
        h(
          "button",
          { type: "button", "aria-label": `Remove ${name}`, onClick: () => this.drop(value) },
          "×",
        ),
      );
    },

    /** @param {Choice} choice @param {number} number @param {string} list */
    option([value, name, note], number, list) {
      const isActive = number === this.state.active;
      return h(
        "li",
        {
          key: value,
          id: `${list}-${number}`,
          role: "option",
          "aria-selected": isActive,
          className: isActive ? "reference__option reference__option--active" : "reference__option",
          onMouseDown: (/** @type {Event} */ event) => {
            event.preventDefault();
            this.choose(value);
          },
        },
        h("span", {}, name),
        h("small", {}, note || value),
      );
    },

    render() {
      const { forID, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      const list = `${forID}-list`;
      const hits = this.hits();
      const values = this.values();
      const isOpen = this.state.open;
      return h(
        "div",
        { className: `${classNameWrapper} reference` },
        values.length > 0 &&
          h("ul", { className: "reference__values" }, ...values.map((/** @type {string} */ v) => this.chosen(v))),
        h("input", {
          id: forID,
          type: "text",
          role: "combobox",
          className: "reference__box",
          autoComplete: "off",
          placeholder: "Type a name",
          "aria-expanded": isOpen,
          "aria-controls": list,
          "aria-autocomplete": "list",
          "aria-activedescendant": hits.length ? `${list}-${this.state.active}` : undefined,
          value: this.state.typed,
          onChange: (/** @type {any} */ event) =>
            this.setState({ typed: event.target.value, open: true, active: 0 }),
          onKeyDown: this.press,
          onFocus: setActiveStyle,
          onBlur: () => {
            setInactiveStyle();
            this.setState({ open: false });
          },
        }),
        isOpen &&
          h(
            "ul",
            { id: list, role: "listbox", className: "reference__list", "aria-label": "What fits" },
            ...hits.map((/** @type {Choice} */ hit, /** @type {number} */ n) => this.option(hit, n, list)),
          ),
        h(
          "p",
          { className: "reference__status", role: "status" },
          isOpen && this.state.typed && !hits.length ? "Nothing fits." : "",
        ),
      );
    },
  });

  const preview = createClass({
    render() {
      const { value, field } = this.props;
      const values = value === undefined || value === null || value === "" ? [] : [value].flat();
      const listed = typeof value === "object" && value ? [...value] : values;
      const names = listed.map((one) => named(field.get("scheme"), String(one))?.[1] ?? String(one));
      return h("span", {}, names.join(", "));
    },
  });

  return { control, preview, named };
}
