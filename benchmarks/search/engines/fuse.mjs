/** Fuse.js with weighted keys, diacritics ignored, places in the text ignored, extended by words. */
import Fuse from "fuse.js";
import { FIELDS, WEIGHTS, words } from "./fields.mjs";

export async function ready(files) {
  const keys = FIELDS.map((name) => ({ name, weight: WEIGHTS[name] }));
  const options = { keys, ignoreLocation: true, ignoreDiacritics: true, threshold: 0.3, includeScore: true };
  const fuse = new Fuse(JSON.parse(files["documents.json"]), { ...options, useExtendedSearch: true });
  return async (query) => {
    const typed = words(query);
    const all = fuse.search(typed.join(" "), { limit: 10 });
    const found = all.length ? all : fuse.search(typed.join(" | "), { limit: 10 });
    return found.map(({ item }) => item.id);
  };
}
