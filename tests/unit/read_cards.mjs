/**
 * Reads vCards twice: as strictly as RFC 6350 asks, and into the JSON of RFC 7095. Two libraries do
 * it, for the strict one writes no JSON that is sound.
 */
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { parse } from "vcard4";

/** @type {string[]} */
const cards = JSON.parse(readFileSync(0, "utf8"));
const read = cards.map((card) => {
  try {
    parse(card);
    return { card: ICAL.parse(card) };
  } catch (error) {
    return { error: String(error) };
  }
});
process.stdout.write(JSON.stringify(read));
