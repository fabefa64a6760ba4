/** The letter about a search that failed says what was looked for, and nothing that is not shown. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { noteOf } from "../../../theme/assets/scripts/search-page/failed.mjs";

test("every word that was typed or chosen is in it", () => {
  const failed = { text: " tides ", filters: ["Sector: Fire", "Vacant posts"], site: "Network" };
  assert.equal(
    noteOf(failed, " Who forecasts them? "),
    "Searched for: tides\nNarrowed by: Sector: Fire, Vacant posts\nIn: Network\nWanted: Who forecasts them?",
  );
});

test("what is not there leaves no line", () => {
  assert.equal(noteOf({ text: "", filters: [], site: "Public" }, "  "), "Searched for: nothing typed\nIn: Public");
});

test("it stays short enough for a letter box", () => {
  assert.ok(noteOf({ text: "x".repeat(200), filters: [], site: "Network" }, "y".repeat(9000)).length < 1300);
});
