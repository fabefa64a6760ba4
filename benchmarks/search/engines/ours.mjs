/** This program's people index, as its pages read it. */
import { open } from "../../../theme/assets/scripts/search/index.mjs";

/** @param {Record<string, string>} files */
export async function ready(files) {
  const index = await open(async (file) => JSON.parse(files[file]));
  return async (query) => (await index.search(query)).people.map(({ id }) => id);
}
