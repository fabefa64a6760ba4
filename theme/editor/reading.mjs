/**
 * YAML becomes values as `source.py` reads them: `no` is text, a day is text, digits with a plus or
 * with zeros before them are text, `Null` in capitals is text. Needs the `yaml` package, bundled at set-up.
 */
import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, visit } from "./vendor/yaml.mjs";

/**
 * @typedef {import("./remarks.mjs").Place} Place
 * @typedef {import("./remarks.mjs").Span} Span
 * @typedef {import("./canonical.mjs").Steps} Steps
 */

const WORDS = new Map(
  /** @type {[string, unknown][]} */ ([
    ...["null", "~", ""].map((word) => [word, null]),
    ...["true", "True", "TRUE"].map((word) => [word, true]),
    ...["false", "False", "FALSE"].map((word) => [word, false]),
  ]),
);

/** @param {string} text */
function plain(text) {
  if (WORDS.has(text)) return WORDS.get(text);
  if (/^(?:0|-?[1-9][0-9]*)$/.test(text)) {
    const number = Number(text);
    return Number.isSafeInteger(number) ? number : text;
  }
  return /^-?(?:0|[1-9][0-9]*)\.[0-9]+$/.test(text) && text.length <= 18 ? Number(text) : text;
}

/**
 * Returns the values of a YAML text, where each begins, and where no comment can be.
 *
 * @param {string} text
 * @returns {{values: any, places: Place[], spans: Span[]}}
 * @throws {Error} when the text is not YAML
 */
export function readYaml(text) {
  const counter = new LineCounter();
  const document = parseDocument(text, { schema: "failsafe", lineCounter: counter, uniqueKeys: true });
  const [fault] = document.errors;
  if (fault) throw fault;
  /** @param {number} offset */
  const at = (offset) => counter.linePos(offset);
  /** @type {Span[]} */
  const spans = [];
  visit(document, {
    Scalar(key, node) {
      if (node.type === "PLAIN" && key !== "key") node.value = plain(String(node.source ?? ""));
      else if (node.range && node.type !== "PLAIN") spans.push(...spansOf(node, at));
    },
  });
  /** @type {Place[]} */
  const places = [];
  collect(document.contents, [], text.split("\n"), at, places);
  return { values: document.toJS() ?? {}, places, spans };
}

/**
 * @param {any} node
 * @param {(offset: number) => {line: number, col: number}} at
 * @returns {Span[]}
 */
function spansOf(node, at) {
  const isBlock = String(node.type).startsWith("BLOCK");
  const start = at(node.range[0]);
  const end = at(node.range[1]);
  const spans = [];
  for (let line = isBlock ? start.line + 1 : start.line; line <= end.line; line += 1) {
    const from = line === start.line && !isBlock ? start.col - 1 : 0;
    const to = line === end.line ? end.col - 1 : Infinity;
    if (to > 0) spans.push({ line, from, to });
  }
  return spans;
}

/**
 * @param {any} node
 * @param {Steps} steps
 * @param {string[]} lines
 * @param {(offset: number) => {line: number, col: number}} at
 * @param {Place[]} places
 */
function collect(node, steps, lines, at, places) {
  if (isMap(node)) {
    for (const pair of node.items) {
      const { line, col } = at(/** @type {any} */ (pair.key).range[0]);
      const way = [...steps, String(/** @type {any} */ (pair.key).value)];
      places.push({ line, column: col, steps: way });
      collect(pair.value, way, lines, at, places);
    }
  } else if (isSeq(node)) {
    for (const [number, item] of node.items.entries()) {
      const { line, col } = at(/** @type {any} */ (item).range[0]);
      const before = (lines[line - 1] ?? "").slice(0, col - 1).trimEnd();
      const way = [...steps, number];
      places.push({ line, column: before.endsWith("-") ? before.length : col, steps: way });
      collect(item, way, lines, at, places);
    }
  } else if (!isScalar(node) && !isAlias(node) && node) {
    throw new Error("this file holds what no record can");
  }
}
