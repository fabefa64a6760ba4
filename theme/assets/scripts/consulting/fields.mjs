/** The fields of an answer's form: what they say, and what they are made to say. */

/** @typedef {import("./answers.mjs").Answer} Answer */
/** @typedef {import("./answers.mjs").Question} Question */

/** The questions of a form, each with the orders in which its options were picked. */
export class Fields {
  /** @param {HTMLElement} form */
  constructor(form) {
    this.form = form;
    this.mounts = [...form.querySelectorAll("[data-question]")].filter((each) => each instanceof HTMLElement);
    this.questions = this.mounts.map(questionOf);
    /** @type {Map<string, string[]>} */
    this.orders = new Map();
  }

  /** @returns {Answer} */
  answer() {
    const values = this.mounts.flatMap((mount, i) => {
      const question = /** @type {Question} */ (this.questions[i]);
      const value = this.valueOf(mount, question);
      return value.length ? [/** @type {const} */ ([question.key, value])] : [];
    });
    const quote = this.form.querySelector("[data-quote]");
    return { values: Object.fromEntries(values), quote: quote instanceof HTMLInputElement && quote.checked };
  }

  /**
   * What the questions and their options are called, for an e-mail that people read.
   *
   * @returns {Record<string, string>}
   */
  words() {
    const found = this.mounts.flatMap((mount, i) => {
      const { key, number } = /** @type {Question} */ (this.questions[i]);
      const options = [...mount.querySelectorAll(".pick")].map((pick) => {
        const text = pick.querySelector("span:not([data-rank])")?.textContent?.trim() ?? "";
        return /** @type {const} */ ([`answers/${key}=${pick.querySelector("input")?.value}`, text]);
      });
      return [/** @type {const} */ ([`answers/${key}`, `Question ${number}`]), ...options];
    });
    return Object.fromEntries(found);
  }

  /** @param {Answer} answer */
  fill({ values, quote }) {
    this.mounts.forEach((mount, i) => {
      const { key, kind } = /** @type {Question} */ (this.questions[i]);
      const value = values[key] ?? "";
      if (kind === "ranking") this.orders.set(key, Array.isArray(value) ? [...value] : []);
      for (const input of mount.querySelectorAll("input")) {
        input.checked = Array.isArray(value) ? value.includes(input.value) : input.value === value;
      }
      const area = mount.querySelector("textarea");
      if (area) area.value = typeof value === "string" ? value : "";
    });
    const box = this.form.querySelector("[data-quote]");
    if (box instanceof HTMLInputElement) box.checked = quote;
    this.show();
  }

  /**
   * Take note of what was changed, and show the order and the room that is left.
   *
   * @param {EventTarget | null} target
   * @returns {string} What to say of it; nothing where the browser says it itself.
   */
  changed(target) {
    const mount = target instanceof Element ? target.closest("[data-question]") : null;
    const question = this.questions[this.mounts.indexOf(/** @type {HTMLElement} */ (mount))];
    if (!question) return "";
    if (question.kind !== "ranking" || !(target instanceof HTMLInputElement)) {
      this.show();
      return "";
    }
    const before = (this.orders.get(question.key) ?? []).filter((one) => one !== target.value);
    const order = target.checked ? [...before, target.value] : before;
    this.orders.set(question.key, order);
    this.show();
    const left = question.options.length - order.length;
    return `${target.checked ? `Number ${order.length}` : "Taken out"}. ${left ? `${left} left.` : "All are in order."}`;
  }

  show() {
    this.mounts.forEach((mount, i) => {
      const { key, kind, limit } = /** @type {Question} */ (this.questions[i]);
      if (kind === "ranking") showRanks(mount, this.orders.get(key) ?? []);
      const area = mount.querySelector("textarea");
      const left = mount.querySelector("[data-left]");
      if (area && left) left.textContent = room(limit - area.value.trim().length);
    });
  }

  /**
   * @param {HTMLElement} mount
   * @param {Question} question
   * @returns {string | string[]}
   */
  valueOf(mount, { key, kind }) {
    if (kind === "ranking") return this.orders.get(key) ?? [];
    if (kind === "text") return mount.querySelector("textarea")?.value.trim() ?? "";
    const picked = mount.querySelector("input:checked");
    return picked instanceof HTMLInputElement ? picked.value : "";
  }
}

/**
 * @param {HTMLElement} mount
 * @returns {Question}
 */
function questionOf(mount) {
  const { question = "", kind = "text", number = "0", limit = "0" } = mount.dataset;
  return {
    key: question,
    kind: /** @type {Question["kind"]} */ (kind),
    number: Number(number),
    limit: Number(limit),
    optional: mount.hasAttribute("data-optional"),
    options: [...mount.querySelectorAll("input")].map(({ value }) => value),
  };
}

/**
 * @param {HTMLElement} mount
 * @param {string[]} order
 */
function showRanks(mount, order) {
  for (const pick of mount.querySelectorAll(".pick")) {
    const input = pick.querySelector("input");
    const mark = pick.querySelector("[data-rank]");
    const place = order.indexOf(input?.value ?? "") + 1;
    if (mark) mark.textContent = place ? String(place) : "";
  }
}

/** @param {number} left */
function room(left) {
  const number = Math.abs(left);
  const characters = number === 1 ? "1 character" : `${number} characters`;
  return left < 0 ? `${characters} too many` : `${characters} left`;
}
