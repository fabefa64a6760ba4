/** A table taken along opens as text: no cell of it is ever run, whoever wrote the name in it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { mailOf } from "../../../theme/assets/scripts/reader/facts.mjs";
import { cell, mails, table, way } from "../../../theme/assets/scripts/shortlist/table.mjs";

/** @param {Partial<import("../../../theme/assets/scripts/reader/facts.mjs").Facts>} told */
const person = (told) => /** @type {import("../../../theme/assets/scripts/reader/facts.mjs").Facts} */ (
  /** @type {unknown} */ ({ id: "ada-vale", name: "Ada Vale", path: "leaders/ada-vale/", ...told })
);

for (const formula of [
  "=1+1", "+44 1632 960401", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "\u00a0=1", "＝1+1", "＋1", "－1", "＠A",
  "=HYPERLINK(\"https://a.example\")", "=cmd|'/c calc'!A0",
]) {
  test(`${JSON.stringify(formula)} is told as text`, () => {
    const written = cell(formula);
    const inside = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
    assert.equal(inside, `'${formula}`);
  });
}

for (const plain of ["Ada Vale", "O'Neill", "01632 960401", "a=b", "x-y", "Siân", "1 @ 2", ""]) {
  test(`${JSON.stringify(plain)} stays as it is`, () => assert.equal(cell(plain), plain));
}

for (const parted of ["a,b", "a;=1+1", 'say "a"', "two\nlines", "a\tb", " spaced "]) {
  test(`${JSON.stringify(parted)} stays one cell, also where semicolons part cells`, () => {
    assert.equal(cell(parted), `"${parted.replaceAll('"', '""')}"`);
  });
}

test("every row has as many cells as there are headings, and a mark says it is UTF-8", () => {
  const text = table([person({ name: "=1+1" }), person({})], (path) => `https://a.example/${path}`);
  assert.ok(text.startsWith("\ufeff"));
  const rows = text.slice(1).trimEnd().split("\r\n").map((row) => row.split(","));
  assert.deepEqual(new Set(rows.map((row) => row.length)), new Set([9]));
  assert.equal(rows[1]?.[0], "'=1+1");
  assert.equal(rows[2]?.at(-1), "https://a.example/leaders/ada-vale/");
});

test("everybody who assists is told, each in the same order", () => {
  const assistants = [{ name: "Gwen", phone: "", email: "g@a.example" }, { name: "Rhys", phone: "01632 960412", email: "" }];
  const [, row] = table([person({ assistants })], (path) => path).trimEnd().split("\r\n");
  assert.equal(row, 'Ada Vale,,,,,"Gwen; Rhys","none; 01632 960412","g@a.example; none",leaders/ada-vale/');
});

test("one writes to the diary's address, and never to the one for incidents", () => {
  const line = (/** @type {string} */ purpose, /** @type {string} */ address) => ({
    for: purpose, via: "Office", ways: [{ href: `mailto:${address}?subject=a`, shown: address }],
  });
  const lines = [line("Incident now", "now@a.example"), line("Formal letter", "b@a.example"), line("Diary", "c%40@a.example")];
  assert.equal(mailOf(person({ lines: /** @type {any} */ (lines) })), "c@@a.example");
  assert.equal(mailOf(person({ lines: /** @type {any} */ (lines.slice(0, 1)) })), "");
  const only = (/** @type {string} */ purpose) => mailOf({ lines: /** @type {any} */ ([line(purpose, "d@a.example")]) });
  assert.equal(only("Incident now, diary"), "d@a.example");
  assert.equal(only("Incident now, media"), "");
  assert.equal(way(person({ lines: /** @type {any} */ (lines) }), /diary/i), "Office: c%40@a.example");
  assert.equal(way(person({}), /diary/i), "");
});

test("addresses are told once each, with the names of those of whom none is shown", () => {
  const way = (/** @type {string} */ href) => [{ for: "Diary", via: "Office", ways: [{ href, shown: "" }] }];
  const [ada, bo, cy] = [["Ada", "mailto:a@b.example"], ["Bo", "tel:1"], ["Cy", "mailto:a@b.example"]].map(([name = "", href = ""]) => person({ name, lines: way(href) }));
  assert.deepEqual(mails([ada, bo, cy].flatMap((one) => one ?? [])), { text: "a@b.example", without: ["Bo"] });
  assert.deepEqual(mails([person({ name: "Dee" })]), { text: "", without: ["Dee"] });
});
