/** The people search in a thread of its own, so that typing never waits for it. */
import { open } from "./index.mjs";

/** @typedef {import("./index.mjs").PeopleIndex} PeopleIndex */

/** This file is bundled into `assets/vendor/search/`, whatever page asks. */
const FILES = new URL("../../search/", import.meta.url);

/** @type {Promise<PeopleIndex> | undefined} */
let index;

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
 * @param {MessageEvent<{id: number, ask: "search" | "assistants" | "telephones" | "details" | "complete" | "open", given: any[]}>} event
 */
async function answer({ data: { id, ask, given } }) {
  try {
    const ready = await opened();
    const told = ask === "open" ? true : await /** @type {any} */ (ready)[ask](...given);
    postMessage({ id, told });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
}

addEventListener("message", (event) => void answer(event));
