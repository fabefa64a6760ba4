/**
 * How the widget of references looks: what is chosen, a box to type in, and below it what fits.
 *
 * It follows the pattern "Editable combobox with list autocomplete" of the ARIA authoring practices.
 */

/** @typedef {import("./choices.mjs").Choice} Choice */
/** @typedef {import("./reference.mjs").Make} Make */
/** @typedef {import("./reference.mjs").Choices} Choices */

/**
 * The whole of it: what is chosen, the box, and what fits.
 *
 * @param {Make} h
 * @param {Choices} choices
 * @param {any} widget
 */
export function drawn(h, choices, widget) {
  const { open, typed } = widget.state;
  const chosen = widget.values().map((/** @type {string} */ value) => drawnValue(h, choices, widget, value));
  const hits = widget.hits();
  const nothing = open && typed && !hits.length;
  return h(
    "div",
    { className: `${widget.props.classNameWrapper} reference` },
    chosen.length > 0 && h("ul", { className: "reference__values" }, ...chosen),
    drawnBox(h, widget, hits),
    open && drawnList(h, widget, hits),
    h("p", { className: "reference__status", role: "status" }, nothing ? "Nothing fits." : ""),
  );
}

/**
 * One value that is chosen, with a button that removes it.
 *
 * @param {Make} h
 * @param {Choices} choices
 * @param {any} widget
 * @param {string} value
 */
function drawnValue(h, choices, widget, value) {
  const choice = choices.named(widget.scheme(), value);
  const words = choice ? [choice[1], choice[2]].filter(Boolean).join(", ") : `${value} (not in the directory)`;
  const remove = { type: "button", "aria-label": `Remove ${choice?.[1] ?? value}`, onClick: () => widget.drop(value) };
  return h(
    "li",
    { key: value, className: "reference__chosen" },
    h("span", {}, words),
    h("code", {}, value),
    h("button", remove, "×"),
  );
}

/**
 * The box to type in.
 *
 * @param {Make} h
 * @param {any} widget
 * @param {Choice[]} hits
 */
function drawnBox(h, widget, hits) {
  const { forID, setActiveStyle, setInactiveStyle } = widget.props;
  const { open, typed, active } = widget.state;
  return h("input", {
    id: forID,
    type: "text",
    role: "combobox",
    className: "reference__box",
    autoComplete: "off",
    placeholder: "Type a name",
    "aria-expanded": open,
    "aria-controls": `${forID}-list`,
    "aria-autocomplete": "list",
    "aria-activedescendant": hits.length ? `${forID}-list-${active}` : undefined,
    value: typed,
    onChange: (/** @type {any} */ event) => widget.setState({ typed: event.target.value, open: true, active: 0 }),
    onKeyDown: widget.press,
    onFocus: setActiveStyle,
    onBlur: () => {
      setInactiveStyle();
      widget.setState({ open: false });
    },
  });
}

/**
 * What fits, below the box.
 *
 * @param {Make} h
 * @param {any} widget
 * @param {Choice[]} hits
 */
function drawnList(h, widget, hits) {
  const list = `${widget.props.forID}-list`;
  const options = hits.map(([value, name, note], number) => {
    const isActive = number === widget.state.active;
    const properties = {
      key: value,
      id: `${list}-${number}`,
      role: "option",
      "aria-selected": isActive,
      className: isActive ? "reference__option reference__option--active" : "reference__option",
      onMouseDown: (/** @type {Event} */ event) => {
        // The box keeps the focus, or it would close the list before the choice is made.
        event.preventDefault();
        widget.choose(value);
      },
    };
    return h("li", properties, h("span", {}, name), h("small", {}, note || value));
  });
  return h("ul", { id: list, role: "listbox", className: "reference__list", "aria-label": "What fits" }, ...options);
}
