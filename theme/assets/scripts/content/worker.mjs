/** Searches what people wrote in a worker, so that typing never waits for lunr. */
import { open } from "./library.mjs";

/** This file is bundled into `assets/vendor/search/`, whatever page asks. */
const FILES = new URL("../../content/", import.meta.url);
const HEAD = "kinds.json";

/** @type {ReturnType<typeof open> | undefined} */
let library;

/** @param {string} file */
async function fetched(file) {
  // All but the head are named by what they hold, so they never change.
  const answer = await fetch(new URL(file, FILES), { cache: file === HEAD ? "no-cache" : "default" });
  if (!answer.ok) throw new Error(`the index has no ${file}`);
  return answer.json();
}

/** The index; asked for again after it could not be had. */
function opened() {
  library ??= open(fetched);
  library.catch(() => {
    library = undefined;
  });
  return library;
}

addEventListener("message", async ({ data: { id, text, options } }) => {
  try {
    postMessage({ id, told: await (await opened()).search(text, options) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
