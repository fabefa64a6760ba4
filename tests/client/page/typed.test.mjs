import assert from "node:assert/strict";
import { test } from "node:test";

import { typed } from "../../../theme/assets/scripts/page/typed.mjs";

const OFFICE = "rhys lomas, 020 7946 0103, 2025-26 tel:+442079460103";

test("a telephone number is found however it is written", () => {
  for (const text of ["020 7946 0103", "02079460103", "(020) 7946-0103", "+44 20 7946 0103", "+44 (0)20 7946 0103", "00442079460103"]) {
    assert.ok(typed(text).isIn(OFFICE), text);
  }
  for (const text of ["(+44) 20 7946 0103", "020/7946 0103", "020\u20117946\u20130103", "\u202a+44 20 7946 0103\u202c", "tel:+442079460103"]) {
    assert.ok(typed(text).isIn(OFFICE), text);
  }
  for (const text of ["Tel: 020 7946 0103", "020 7946 0103 ext 5", "Priya +44 (0)20 7946 0103 (office)"]) {
    assert.ok(typed(text).isIn(OFFICE), text);
  }
  for (const text of ["02079460104", "+442079460104", "0103020", "room 946010", "Tel: 020 7946 0104"]) assert.ok(!typed(text).isIn(OFFICE), text);
});

test("words are words, and so are figures that only look like a number", () => {
  for (const text of ["Lomas  RHŶS", "2025-26", "0103"]) assert.ok(typed(text).isIn(OFFICE), text);
  for (const text of ["lomas vale", "2024-25"]) assert.ok(!typed(text).isIn(OFFICE), text);
  assert.deepEqual(typed(" Ward 7, Łódź ").words, ["ward", "7,", "lodz"]);
});
