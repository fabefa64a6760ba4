/** What a reader cares about, has opened and has saved: kept in this browser alone, never sent. */
import { drop, held, keep as kept, soundIds, whenChangedElsewhere } from "../page/storage.mjs";

/** Where the browser keeps what somebody cares about. */
export const CARES = "leaders-network:cares";
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
  const chosen = held(CARES);
  const found = { topics: [], sectors: [], roles: [], areas: [] };
  for (const sort of SORTS) Object.assign(found, { [sort]: sound(chosen?.[sort], MOST.cares) });
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
  const how = held(WANDER);
  return typeof how === "number" && how >= 0 && how <= 1 ? how : USUAL_WANDER;
}

/** @param {number} how */
export function keepWander(how) {
  return keep(WANDER, how);
}

/** Forget what one cares about, what one opened and how far one wanders; what was saved stays. */
export function forgetAll() {
  for (const key of [CARES, OPENED, WANDER]) drop(key);
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
  return soundIds(given, ID, LONGEST, most);
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function keep(key, value) {
  if (!kept(key, value)) return false;
  tell();
  return true;
}

function tell() {
  document.dispatchEvent(new CustomEvent(CHANGED));
}

whenChangedElsewhere([CARES, OPENED, SAVED, WANDER], tell);
