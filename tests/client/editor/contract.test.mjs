/** The web editor writes what `python build.py format` writes, to the byte. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { pageFormat, recordFormat } from "../../../theme/editor/format.mjs";

/** @param {string} name */
const read = async (name) => JSON.parse(await readFile(new URL(name, import.meta.url), "utf8"));
const { records, pages } = await read("../../contract/canonical.json");
const shapes = await read("../../../schemas/shapes.json");

for (const { name, kind, written, becomes } of records) {
  test(`${kind}: ${name}`, () => {
    const format = recordFormat(shapes, kind);
    assert.equal(format.toFile(format.fromFile(written)), becomes);
  });
  test(`${kind}: ${name}: a second time changes nothing`, () => {
    const format = recordFormat(shapes, kind);
    assert.equal(format.toFile(format.fromFile(becomes)), becomes);
  });
}

for (const { name, written, becomes } of pages) {
  test(`page: ${name}`, () => {
    const format = pageFormat(shapes, "PageFront");
    assert.equal(format.toFile(format.fromFile(written)), becomes);
  });
}

test("one value changed is one line changed, and comments stay", () => {
  const format = recordFormat(shapes, "Leader");
  const [, tidy] = records;
  const data = format.fromFile(tidy.becomes);
  const after = format.toFile({ ...data, given_name: "Frieda" });
  const before = tidy.becomes.split("\n");
  const differing = after.split("\n").filter((line, number) => line !== before[number]);
  assert.deepEqual(differing, ["given_name: Frieda  # given"]);
});

test("what is not YAML is refused and never taken for something else", () => {
  const format = recordFormat(shapes, "Leader");
  assert.throws(() => format.fromFile("name: [\n"));
  assert.throws(() => format.fromFile("name: a\nname: b\n"));
});
