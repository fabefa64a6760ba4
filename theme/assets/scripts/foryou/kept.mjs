/**
 * What a reader cares about, has opened and has saved: kept in this browser alone, never sent.
 *
 * What stands in a browser's storage may be anything, so nothing of it is believed that has not the
 * form it should have.
 */

const CARES = "leaders-network:cares";
const OPENED = "leaders-network:opened";
const SAVED = "leaders-network:saved";
const WANDER = "leaders-network:wander";
/** The event that is sent to the document when any of it changes. */
export const CHANGED = "leaders-network:kept";

const ID = /^(?:leader:)?[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*$/;
const LONGEST = 120;
/** How many of each are kept at most. */
export const MOST = { cares: 60, opened: 200, saved: 100 };
export const USUAL_WANDER = 0.25;

/** What somebody cares about, by ids. @typedef {{topics: string[], sectors: string[], roles: string[], areas: string[]}} Cares */
/** @typedef {keyof Cares} Sort */
/** @type {Sort[]} */
export const SORTS = ["topics", "sectors", "roles", "areas"];

/** @returns {Cares} */
export function cares() {
  const kept = held(CARES);
  const found = { topics: [], sectors: [], roles: [], areas: [] };
  for (const sort of SORTS) Object.assign(found, { [sort]: sound(kept?.[sort], MOST.cares) });
  return found;
}

/**
 * Begin or cease to care about something.
 *
 * @param {Sort} sort
 * @param {string} id
 * @param {boolean} on
 * @returns {boolean} Whether the browser kept it.
 */
export function care(sort, id, on) {
  const now = cares();
  const others = now[sort].filter((one) => one !== id);
  return keep(CARES, { ...now, [sort]: on ? sound([...others, id], MOST.cares) : others });
}

/** @param {Cares} about */
export function caresAboutAnything(about) {
  return SORTS.some((sort) => about[sort].length > 0);
}

/** What was opened, the latest last. @returns {string[]} */
export function opened() {
  return sound(held(OPENED), MOST.opened);
}

/** @param {string} id */
export function open(id) {
  return keep(OPENED, sound([...opened().filter((one) => one !== id), id].slice(-MOST.opened), MOST.opened));
}

/** What was saved for later, the latest last. @returns {string[]} */
export function saved() {
  return sound(held(SAVED), MOST.saved);
}

/**
 * Save something for later, or take it off again.
 *
 * @param {string} id
 * @returns {"saved" | "removed" | "full" | "closed"} What came of it.
 */
export function turn(id) {
  const now = saved();
  if (now.includes(id)) return keepSaved(now.filter((one) => one !== id)) ? "removed" : "closed";
  if (now.length >= MOST.saved) return "full";
  return keepSaved([...now, id]) ? "saved" : "closed";
}

/** @param {string[]} ids */
export function keepSaved(ids) {
  return keep(SAVED, sound(ids, MOST.saved));
}

/** How far from home one likes to wander, from 0 to 1. */
export function wander() {
  const kept = held(WANDER);
  return typeof kept === "number" && kept >= 0 && kept <= 1 ? kept : USUAL_WANDER;
}

/** @param {number} how */
export function keepWander(how) {
  return keep(WANDER, how);
}

/** Forget what one cares about, what one opened and how far one wanders; what was saved stays. */
export function forgetAll() {
  for (const key of [CARES, OPENED, WANDER]) {
    try {
      localStorage.removeItem(key);
    } catch {
      // What could not be kept need not be forgotten.
    }
  }
  tell();
}

/**
 * The ids that an address names, as in `?items=hard-winter,small-thanks`.
 *
 * @param {string} query
 */
export function named(query) {
  const text = new URLSearchParams(query).get("items");
  return text === null ? undefined : sound(text.split(","), MOST.saved);
}

/** @param {string[]} ids */
export function addressed(ids) {
  return ids.length ? `?items=${ids.join(",")}` : "";
}

/**
 * @param {unknown} given
 * @param {number} most
 * @returns {string[]}
 */
function sound(given, most) {
  if (!Array.isArray(given)) return [];
  const ids = given.filter((id) => typeof id === "string" && id.length <= LONGEST && ID.test(id));
  return [...new Set(ids)].slice(0, most);
}

/** @param {string} key @returns {any} */
function held(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    return false;
  }
  tell();
  return true;
}

function tell() {
  document.dispatchEvent(new CustomEvent(CHANGED));
}

// Another window of the same reader may have changed it.
globalThis.addEventListener?.("storage", ({ key }) => {
  if (key === null || [CARES, OPENED, SAVED, WANDER].includes(key)) tell();
});
