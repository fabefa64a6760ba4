/** The people search in a thread of its own, so that typing never waits for it. */
import { open } from "./index.mjs";

/** @typedef {import("./index.mjs").PeopleIndex} PeopleIndex */

/** This file is bundled into `assets/vendor/search/`, whatever page asks. */
const FILES = new URL("../../search/", import.meta.url);

/** @type {Promise<PeopleIndex> | undefined} */
let index;
/** How often it took the place of another: people's numbers are of one edition alone. */
let edition = 0;

/** The index; asked for again after it could not be had. */
function opened() {
  if (!index) {
    index = open(fetched);
    index.catch(() => (index = undefined));
  }
  return index;
}

/** @param {string} file */
async function fetched(file) {
  // All but the head are named by what they hold, so they never change.
  const answer = await fetch(new URL(file, FILES), { cache: file === "people.json" ? "no-cache" : "default" });
  if (!answer.ok) throw new Error(`the index has no ${file}`);
  return answer.json();
}

/**
 * What is told of an ask. A page may be open while its site is made anew: then files that its index names are gone, and
 * the ask is put again to the one that is there now. Where none can be had, as on a journey, the old one stays.
 *
 * @param {Ask} ask
 * @param {any[]} given
 * @param {boolean} [again]
 * @returns {Promise<any>}
 */
async function told(ask, given, again = false) {
  const own = edition;
  const ready = await opened();
  if (ask === "open") return true;
  try {
    if (ask === "search") return { ...(await ready.search(given[0], given[1])), edition: own };
    if (ask === "details" && given[1] !== own) throw new Error("these people are of another index");
    return await /** @type {any} */ (ready)[ask](...given);
  } catch (error) {
    if (again || !["search", "complete"].includes(ask)) throw error;
    const other = open(fetched);
    await other;
    if (own === edition) [index, edition] = [other, edition + 1];
    return told(ask, given, true);
  }
}

/** @typedef {"search" | "assistants" | "telephones" | "details" | "complete" | "open"} Ask */

/** @param {MessageEvent<{id: number, ask: Ask, given: any[]}>} event */
async function answer({ data: { id, ask, given } }) {
  try {
    postMessage({ id, told: await told(ask, given) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
}

addEventListener("message", (event) => void answer(event));
