/** What a form of somebody's details says: which values changed, and what is wrong with them. */

/** @typedef {import("./letter.mjs").Value} Value */

/**
 * One field as it was filled in.
 *
 * @typedef {object} Field
 * @property {string} id What an error leads to.
 * @property {string} path
 * @property {string} label
 * @property {string} kind
 * @property {string | string[] | null} was
 * @property {string | string[]} now
 * @property {boolean} required
 * @property {number} [limit]
 */

/** An item that is taken away. @typedef {{path: string, was: string[]}} Removal */
/** What is wrong with one field, in words. @typedef {{id: string, text: string}} Fault */

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const PHONE = /^[+(]*\d[\d\s()./\p{Pd}]{4,}$/u;
const WEB = /^https?:\/\/[^\s<>]+$/i;

/**
 * The values that changed, and every fault among them. What is as it was is never found fault with.
 *
 * @param {Field[]} fields
 * @param {Removal[]} removed
 * @returns {{values: Value[], faults: Fault[]}}
 */
export function changed(fields, removed) {
  /** @type {Value[]} */
  const values = [];
  /** @type {Fault[]} */
  const faults = [];
  const begun = new Set(fields.filter((field) => isAdded(field) && !isEmpty(field.now) && field.now !== "false").map(itemOf));
  for (const field of fields) {
    if (isAdded(field) ? !begun.has(itemOf(field)) : isSame(field)) continue;
    const text = faultOf(field);
    if (text) faults.push({ id: field.id, text });
    if (isAdded(field) && (isEmpty(field.now) || field.now === "false")) continue;
    values.push({ field: field.path, was: field.was, now: isEmpty(field.now) ? null : inOrder(field) });
  }
  values.push(...removed.map(({ path, was }) => ({ field: path, was, now: null })));
  return { values, faults };
}

/**
 * What is wrong with a field, in words; nothing where nothing is.
 *
 * @param {Field} field
 */
export function faultOf({ label, kind, now, required, limit }) {
  if (isEmpty(now)) return required ? `Enter: ${label}` : "";
  if (Array.isArray(now)) return "";
  if (kind !== "text" && /[<>]/.test(now)) return `${label} cannot hold the characters < and >`;
  if (limit && now.length > limit) return `${label} must have ${limit} characters or fewer`;
  if (kind === "email" && !EMAIL.test(now)) return `${label} must be one address, like name@example.org`;
  if (kind === "tel" && !PHONE.test(now)) return `${label} must be a telephone number, like 03069 990 001`;
  if (kind === "url" && !WEB.test(now)) return `${label} must begin with https://`;
  return "";
}

/** @param {Field} field */
function isSame(field) {
  const { was } = field;
  const now = inOrder(field);
  const before = isEmpty(was) || was === "false" ? "" : JSON.stringify(plain(was));
  return before === (isEmpty(now) || now === "false" ? "" : JSON.stringify(plain(now)));
}

/**
 * What is chosen from a list, as it was ordered before; a list on a page has an order of its own.
 *
 * @param {Field} field
 */
function inOrder({ kind, was, now }) {
  if (kind !== "several" || !Array.isArray(now) || !Array.isArray(was)) return now;
  return [...was.filter((each) => now.includes(each)), ...now.filter((each) => !was.includes(each))];
}

/** @param {string | string[] | null} value */
function plain(value) {
  return typeof value === "string" ? value.replaceAll("\r\n", "\n").trim() : value;
}

/** @param {string | string[] | null} value */
function isEmpty(value) {
  return value === null || (typeof value === "string" ? value.trim() === "" : value.length === 0);
}

/** @param {Field} field */
function isAdded({ path }) {
  return /\/\+\d+\//.test(path) || /^\+\d+\//.test(path);
}

/** @param {Field} field */
function itemOf({ path }) {
  return path.slice(0, path.lastIndexOf("/"));
}
