/** The fields of a form as they are drawn: what each held, and what is typed into it now. */

/**
 * What a field is, held and holds.
 *
 * @param {Element} mount
 * @returns {import("./form.mjs").Field}
 */
export function fieldOf(mount) {
  const input = mount.querySelector("input, textarea, select, fieldset");
  const holder = mount.querySelector("fieldset.field__choices") ?? input;
  const limit = Number(input?.getAttribute("data-limit") ?? 0);
  return {
    id: holder?.id ?? "",
    path: mount.getAttribute("data-field") ?? "",
    label: (mount.querySelector(".field__label, legend")?.firstChild?.textContent ?? "").trim(),
    kind: mount.getAttribute("data-kind") ?? "line",
    was: JSON.parse(mount.getAttribute("data-was") || "null"),
    now: typed(mount),
    required: mount.hasAttribute("data-required"),
    ...(limit ? { limit } : {}),
  };
}

/** @param {Element} mount */
function typed(mount) {
  const kind = mount.getAttribute("data-kind");
  const boxes = mount.querySelectorAll("fieldset input[type='checkbox']");
  if (kind === "several" && boxes.length) {
    return [...boxes].flatMap((box) => (box instanceof HTMLInputElement && box.checked ? box.value : []));
  }
  const input = mount.querySelector("input, textarea, select");
  if (input instanceof HTMLSelectElement && input.multiple) {
    return [...input.selectedOptions].map(({ value }) => value);
  }
  if (input instanceof HTMLInputElement && kind === "flag") return input.checked ? "true" : "false";
  const { value } = /** @type {HTMLInputElement} */ (input ?? { value: "" });
  if (kind !== "lines") return value.trim();
  return value.split("\n").map((line) => line.trim()).filter(Boolean);
}
