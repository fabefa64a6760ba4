/** Orama with boosts and one slip; a word that is nowhere does not empty the list. */
import { create, insertMultiple, search } from "@orama/orama";
import { FIELDS, fold, WEIGHTS } from "./fields.mjs";

export async function ready(files) {
  const schema = Object.fromEntries(FIELDS.map((field) => [field, "string"]));
  const database = create({ schema });
  const documents = JSON.parse(files["documents.json"]).map((document) =>
    Object.fromEntries(Object.entries(document).map(([key, text]) => [key, key === "id" ? text : fold(text)])),
  );
  await insertMultiple(database, documents, 500);
  return async (query) => {
    const found = await search(database, {
      term: fold(query), boost: WEIGHTS, tolerance: query.length > 3 ? 1 : 0, threshold: 1, limit: 10,
    });
    return found.hits.map(({ document }) => document.id);
  };
}
