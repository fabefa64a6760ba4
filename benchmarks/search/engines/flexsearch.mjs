/** FlexSearch's document index: forward prefixes, its Latin encoder, suggestions on. */
import { Charset, Document, Encoder } from "flexsearch";
import { FIELDS } from "./fields.mjs";

export async function ready(files) {
  const encoder = new Encoder(Charset.LatinBalance);
  const fields = FIELDS.map((field) => ({ field, tokenize: "forward", encoder }));
  const index = new Document({ document: { id: "id", index: fields } });
  for (const document of JSON.parse(files["documents.json"])) index.add(document);
  return async (query) =>
    index.search(query, { limit: 10, suggest: true, merge: true }).map(({ id }) => id);
}
