/** lunr.js, its stemmer and stop words off for names, folded, each word also as a prefix and with a slip. */
import lunr from "lunr";
import { FIELDS, fold, WEIGHTS, words } from "./fields.mjs";

export async function ready(files) {
  const documents = JSON.parse(files["documents.json"]);
  const index = lunr(function build() {
    this.pipeline.reset();
    this.searchPipeline.reset();
    this.tokenizer = (text) => words(String(text ?? "")).map((word) => new lunr.Token(word, {}));
    for (const field of FIELDS) this.field(field, { boost: WEIGHTS[field] });
    documents.forEach((document) => this.add(document));
  });
  return async (query) =>
    index
      .query((built) => {
        for (const word of words(query)) {
          built.term(word, { boost: 10 });
          built.term(word, { boost: 4, wildcard: lunr.Query.wildcard.TRAILING });
          if (word.length > 3) built.term(word, { boost: 1, editDistance: word.length > 6 ? 2 : 1 });
        }
      })
      .slice(0, 10)
      .map(({ ref }) => ref);
}
