import assert from "node:assert/strict";
import { test } from "node:test";

import { isWorked } from "../../../theme/assets/scripts/card/workdays.mjs";

/** Of England and Wales, Scotland and Northern Ireland together, as https://www.gov.uk/bank-holidays lists them. */
const KEPT = {
  2022: "01-03 01-04 03-17 04-15 04-18 05-02 07-12 08-01 08-29 11-30 12-26 12-27",
  2023: "01-02 01-03 03-17 04-07 04-10 05-01 05-29 07-12 08-07 08-28 11-30 12-25 12-26",
  2024: "01-01 01-02 03-18 03-29 04-01 05-06 05-27 07-12 08-05 08-26 12-02 12-25 12-26",
  2026: "01-01 01-02 03-17 04-03 04-06 05-04 05-25 07-13 08-03 08-31 11-30 12-25 12-28",
  2027: "01-01 01-04 03-17 03-26 03-29 05-03 05-31 07-12 08-02 08-30 11-30 12-27 12-28",
  2028: "01-03 01-04 03-17 04-14 04-17 05-01 05-29 07-12 08-07 08-28 11-30 12-25 12-26",
};
/** What was moved for one year alone. */
const MOVED = new Set(["2022-05-30"]);

test("every weekday is worked but for the bank holidays of each nation", () => {
  for (const [year, kept] of Object.entries(KEPT)) {
    const off = daysOf(Number(year)).filter((day) => !isWeekend(day) && !isWorked(day) && !MOVED.has(day));
    assert.deepEqual(off, kept.split(" ").map((day) => `${year}-${day}`));
  }
});

test("no weekend is worked", () => {
  const days = daysOf(2026).filter(isWeekend);
  assert.equal(days.length, 104);
  assert.ok(!days.some(isWorked));
});

/** @param {number} year */
function daysOf(year) {
  const all = Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10));
  return all.filter((day) => day.startsWith(String(year)));
}

/** @param {string} day */
function isWeekend(day) {
  return [0, 6].includes(new Date(day).getUTCDay());
}
