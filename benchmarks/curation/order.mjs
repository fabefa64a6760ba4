/** Reads a question from standard input and writes how the theme's own ranking answers it. */
import { readFileSync } from "node:fs";
import { read } from "../../theme/assets/scripts/foryou/data.mjs";
import { ranked } from "../../theme/assets/scripts/foryou/ranking.mjs";
import { readerOf } from "../../theme/assets/scripts/foryou/reader.mjs";

const { held, readers, wander } = JSON.parse(readFileSync(0, "utf8"));
const interests = read(held);
const orders = readers.map((/** @type {import("../../theme/assets/scripts/foryou/reader.mjs").Said} */ said) =>
  ranked(interests, interests.pieces, readerOf(interests, said), wander).map(({ thing, reasons }) => [thing.key, reasons]),
);
process.stdout.write(JSON.stringify(orders));
