/**
 * Reads vCards twice: as strictly as RFC 6350 asks, and into the JSON of RFC 7095. Two libraries do
 * it, for the strict one writes no JSON that is sound. Each line of the input is a card, as a text of
 * JSON; each of the output what was read.
 */
import { createInterface } from "node:readline";
import ICAL from "ical.js";
import { parse } from "vcard4";

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(read(JSON.parse(line)))}\n`);
}

/** @param {string} card */
function read(card) {
  try {
    parse(card);
    return { card: ICAL.parse(card) };
  } catch (error) {
    return { error: String(error) };
  }
}
