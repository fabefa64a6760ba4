/** A sheet leaves out no post, tells no way twice, and no assistant to whom nothing else on it leads. */
import assert from "node:assert/strict";
import { test } from "node:test";

const { told } = await import("../../../theme/assets/scripts/shortlist/sheet.mjs");
const { way } = await import("../../../theme/assets/scripts/shortlist/table.mjs");

/** @typedef {import("../../../theme/assets/scripts/reader/facts.mjs").Line} Line */

/** @param {string} purpose @param {string} number @param {string} [post] @returns {Line} */
const line = (purpose, number, post) => ({
  for: purpose, via: "Desk", ways: [{ href: `tel:${number}`, shown: number }], ...(post ? { post } : {}),
});
/** @param {Parameters<typeof told>[0]} person */
const drawn = (person) => told(person).parts.map(({ post, lines }) => [post, ...lines.map((one) => `${one.for} ${one.ways[0]?.shown}`)]);

test("a way that serves several purposes is told once, so that more ways find room", () => {
  const lines = [line("Incident now", "1"), line("Diary", "2"), line("Formal letter", "3"), line("Peer conversation", "2"), line("Media", "4")];
  assert.deepEqual(drawn({ post: "Chief", lines }), [["Chief", "Incident now 1", "Diary, peer conversation 2", "Formal letter 3", "Media 4"]]);
});

test("what is to be known of a way stands beside it, once", () => {
  const noted = (/** @type {string} */ purpose, /** @type {string} */ note) => ({ ...line(purpose, "1"), note });
  const lines = [noted("Incident now", "Ask for the duty officer"), noted("Diary", "Ask for the duty officer"), noted("Media", "Ring twice"), line("Peer", "2")];
  const [part] = told({ post: "Chief", lines }).parts;
  assert.deepEqual(part?.lines.map(({ note }) => note), ["Ask for the duty officer; Ring twice", undefined]);
});

test("each post has its own ways, the first of them", () => {
  const purposes = ["Incident now", "Diary", "Formal letter"];
  const lines = ["Chief, A", "Chair, B"].flatMap((post, i) => purposes.map((one, j) => line(one, `${i}${j}`, post)));
  const person = { post: "Chief, A; Chair, B", lines };
  assert.deepEqual(drawn(person), [
    ["Chief, A", "Incident now 00", "Diary 01"],
    ["Chair, B", "Incident now 10", "Diary 11"],
  ]);
  assert.equal(way(/** @type {any} */ (person), /diary/i), "Desk: 01 (Chief, A); Desk: 11 (Chair, B)");
  assert.deepEqual(drawn({ post: "Chief", lines: [] }), [["Chief"]]);
});

test("only an assistant with a way that no line has is told beside the lines", () => {
  const [known, other] = [{ name: "Rhys", phone: "2", email: "" }, { name: "Gwen", phone: "9", email: "" }];
  const { others } = told({ post: "Chief", lines: [line("Diary", "2")], assistants: [known, other] });
  assert.deepEqual(others, [other]);
});

test("a table says of a way whom it is for, when it is answered, what to ask for, and that it ages or has lapsed", () => {
  const known = { ...line("Diary", "1"), only: "Winter only", hours: "Mon–Fri", note: "Ask for Gwen", lapsed: "Lapsed: last confirmed 1 May 2025" };
  const cell = way(/** @type {any} */ ({ lines: [known] }), /diary/i);
  assert.equal(cell, "Desk: 1, Winter only, Mon–Fri, Ask for Gwen, Lapsed: last confirmed 1 May 2025");
  const ageing = { ...line("Diary", "1"), ageing: "Ageing: last confirmed 1 May 2026" };
  assert.equal(way(/** @type {any} */ ({ lines: [ageing] }), /diary/i), "Desk: 1, Ageing: last confirmed 1 May 2026");
});
