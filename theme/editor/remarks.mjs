/**
 * The comments of a YAML file, kept while the web editor changes its values: the twin of
 * `records/remarks.py`, which explains how each finds what it is about.
 *
 * @typedef {import("./canonical.mjs").Steps} Steps
 * @typedef {import("./canonical.mjs").Line} Line
 * @typedef {{steps: Steps, standing: "before" | "beside" | "after", text: string}} Remark
 * @typedef {{line: number, column: number, steps: Steps}} Place where a key or an item begins
 * @typedef {{line: number, from: number, to: number}} Span text in which no comment can begin
 */

/**
 * @param {string} text
 * @param {Place[]} places in the order they stand in
 * @param {Span[]} spans
 * @returns {Remark[]}
 */
export function remarksOf(text, places, spans) {
  const lines = text.split("\n");
  const header = headerOf(lines);
  /** @type {Remark[]} */
  const found = lines
    .slice(0, header)
    .map((line) => ({ steps: [], standing: "before", text: line.trim() }));
  for (let number = header + 1; number <= lines.length; number += 1) {
    const line = /** @type {string} */ (lines[number - 1]);
    const at = commentIn(line, number, spans);
    if (at < 0) continue;
    const comment = line.slice(at).trimEnd();
    if (line.slice(0, at).trim()) {
      const before = places.filter((each) => isBefore(each, number, at + 1));
      found.push({ steps: before.at(-1)?.steps ?? [], standing: "beside", text: comment });
      continue;
    }
    const owner = ownerOf(number, at + 1, places);
    if (number > header + 1 && !lines[number - 2]?.trim()) found.push({ ...owner, text: "" });
    found.push({ ...owner, text: comment });
  }
  return found;
}

/** @param {Place} place @param {number} line @param {number} column */
const isBefore = (place, line, column) =>
  place.line < line || (place.line === line && place.column <= column);

/** @param {string[]} lines */
function headerOf(lines) {
  let number = 0;
  while (lines[number]?.startsWith("#")) number += 1;
  return number > 0 && number < lines.length && !lines[number]?.trim() ? number + 1 : 0;
}

/** @param {string} line @param {number} number @param {Span[]} spans */
function commentIn(line, number, spans) {
  const here = spans.filter((span) => span.line === number);
  for (const match of line.matchAll(/(?:^|(?<=[ \t]))#/g)) {
    if (!here.some((span) => span.from <= match.index && match.index < span.to)) return match.index;
  }
  return -1;
}

/**
 * @param {number} line
 * @param {number} column
 * @param {Place[]} places
 * @returns {{steps: Steps, standing: "before" | "after"}}
 */
function ownerOf(line, column, places) {
  const following = places.findIndex((place) => place.line > line);
  const end = following < 0 ? places.length : following;
  let previous = places[end - 1]?.steps ?? [];
  const next = places[end];
  if (next) {
    const isInside = previous.every((step, number) => next.steps[number] === step);
    if (next.column >= column || isInside) return { steps: next.steps, standing: "before" };
  } else if (column === 1) {
    return { steps: [], standing: "after" };
  }
  const columns = new Map(places.map((place) => [JSON.stringify(place.steps), place.column]));
  while (previous.length > 1 && (columns.get(JSON.stringify(previous)) ?? 0) > column) {
    previous = previous.slice(0, -1);
  }
  return { steps: previous, standing: "after" };
}

/**
 * The lines of a file with its comments put back to what they are about.
 *
 * @param {Line[]} lines
 * @param {Remark[]} remarks
 * @returns {string[]}
 */
export function remarked(lines, remarks) {
  const placing = new Placing(lines);
  for (const remark of remarks) placing.place(remark);
  return placing.written();
}

class Placing {
  /** @param {Line[]} lines */
  constructor(lines) {
    this.lines = lines;
    /** @type {string[]} */
    this.top = [];
    /** @type {string[][][]} for each line, and for the end, what stands before, beside and after */
    this.around = Array.from({ length: lines.length + 1 }, () => [[], [], []]);
    /** @type {Map<string, number>} */
    this.first = new Map();
    /** @type {Map<string, number>} */
    this.last = new Map();
    /** @type {Steps} */
    let current = [];
    for (const [number, [steps]] of lines.entries()) {
      current = steps ?? current;
      for (let end = 1; end <= current.length; end += 1) {
        const key = JSON.stringify(current.slice(0, end));
        if (!this.first.has(key)) this.first.set(key, number);
        this.last.set(key, number);
      }
    }
  }

  /** @param {number} line @param {0 | 1 | 2} where @param {string} text */
  add(line, where, text) {
    this.around[line]?.[where]?.push(text);
  }

  /** @param {Remark} remark */
  place({ steps, standing, text }) {
    let way = steps;
    while (way.length && !this.first.has(JSON.stringify(way))) way = way.slice(0, -1);
    if (!way.length) {
      if (standing === "before") this.top.push(text);
      else this.add(this.lines.length, 0, text);
      return;
    }
    const first = /** @type {number} */ (this.first.get(JSON.stringify(way)));
    const last = /** @type {number} */ (this.last.get(JSON.stringify(way)));
    if (standing === "beside") {
      this.add(first, 1, text);
      return;
    }
    const line = this.lines[first]?.[1] ?? "";
    let indent = line.length - line.trimStart().length;
    if (standing === "before") {
      this.add(first, 0, indented(indent, text));
      return;
    }
    if (typeof way.at(-1) === "string" && line.slice(indent).startsWith("- ")) indent += 2;
    this.add(last, 2, indented(indent, text));
  }

  written() {
    const made = [...this.top];
    for (const [number, [, line]] of this.lines.entries()) {
      const [before = [], beside = [], after = []] = this.around[number] ?? [];
      made.push(...before, [line, ...beside].join("  "), ...after);
    }
    return [...made, ...(this.around[this.lines.length]?.[0] ?? [])];
  }
}

/** @param {number} indent @param {string} text */
const indented = (indent, text) => (text ? `${" ".repeat(indent)}${text}` : "");
