/** uFuzzy over one line a person: one slip in a word, words in any order. */
import uFuzzy from "@leeoniya/ufuzzy";
import { fold, line } from "./fields.mjs";

export async function ready(files) {
  const documents = JSON.parse(files["documents.json"]);
  const lines = documents.map(line);
  const fuzzy = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1, unicode: true, interSplit: "[^\\p{L}\\d']+", intraSplit: "\\p{Ll}\\p{Lu}", intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}", intraChars: "[\\p{L}\\d']", intraContr: "'\\p{L}{1,2}\\b" });
  return async (query) => {
    const [found, info, order] = fuzzy.search(lines, fold(query), 4, 1000);
    const rows = order && info ? order.map((place) => info.idx[place]) : found ?? [];
    return rows.slice(0, 10).map((row) => documents[row].id);
  };
}
