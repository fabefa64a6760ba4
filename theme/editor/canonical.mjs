/**
 * Records as canonical YAML: the twin of `records/writing.py`. What both must write is in
 * `tests/contract/canonical.json`.
 *
 * @typedef {{key: string, sort: string, many: boolean, inside?: string}} Slot
 * @typedef {Record<string, Slot[]>} Shapes every class of record by its name
 * @typedef {(string | number)[]} Steps
 * @typedef {[Steps | null, string]} Line a line, and the steps to what begins on it
 */

const WIDTH = 100;
const SPACE = "\\t-\\r\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const BARE = { date: /^\d{4}-\d{2}-\d{2}$/, cohort: /^[1-9]\d{0,17}$/, word: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/ };
const PLAIN = new RegExp(
  `^[\\p{L}\\p{Nl}\\p{No}](?:[^:#${SPACE}]|:(?=[^${SPACE}])|(?<=[^${SPACE}])#| (?=[^#${SPACE}]))*$`,
  "u",
);
const SPECIAL_IN_FLOW = /[,[\]{}]/;
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const UNSAFE_IN_BLOCK = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|[\ud800-\udfff](?![\udc00-\udfff])/u;
const TAKEN = new Set("y n yes no on off true false null none nan inf".split(" "));
const ESCAPES = new Map([
  ["\\", "\\\\"],
  ['"', '\\"'],
  ["\n", "\\n"],
  ["\t", "\\t"],
  ["\r", "\\r"],
]);
const JOINERS = "\u200c\u200d";

/** @param {string} text */
const stripped = (text) =>
  text.replace(new RegExp(`^[${SPACE}]+`, "u"), "").replace(new RegExp(`[${SPACE}]+$`, "u"), "");

/** @param {string} text */
const words = (text) => stripped(text).split(new RegExp(`[${SPACE}]+`, "u")).filter(Boolean);

/** @param {string} text */
const length = (text) => [...text].length;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Whether a value says nothing, so that its key is left out.
 *
 * @param {unknown} value
 * @returns {boolean}
 */
export function isEmpty(value) {
  if (typeof value === "string") return !stripped(value);
  if (Array.isArray(value)) return value.every(isEmpty);
  if (isGroup(value)) return Object.values(value).every(isEmpty);
  return value === null || value === undefined;
}

/**
 * The lines of a record's file.
 *
 * @param {Shapes} shapes
 * @param {string} name the class of the record
 * @param {Record<string, unknown>} data
 * @returns {Line[]}
 */
export function canonicalLines(shapes, name, data) {
  return [...new Writing(shapes).mapping(data, shapes[name] ?? [], "", [])];
}

/**
 * One value as YAML writes it within a line.
 *
 * @param {unknown} value
 * @param {string} sort
 * @param {boolean} flow
 */
function scalar(value, sort = "line", flow = false) {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number" && sort !== "code") return String(value);
  const text = String(value).normalize("NFC");
  const bare = BARE[/** @type {keyof typeof BARE} */ (sort)];
  if (bare?.test(text)) return text;
  return sort !== "phone" && isPlain(text, flow) ? text : quoted(text);
}

/** @param {string} text @param {boolean} flow */
function isPlain(text, flow) {
  if (!PLAIN.test(text) || TAKEN.has(text.toLowerCase()) || text.endsWith(":")) return false;
  return !UNPRINTABLE.test(text) && !(flow && SPECIAL_IN_FLOW.test(text));
}

/** @param {string} text */
const quoted = (text) => `"${[...text].map(escaped).join("")}"`;

/** @param {string} character */
function escaped(character) {
  const known = ESCAPES.get(character);
  if (known) return known;
  if (!UNPRINTABLE.test(character) || JOINERS.includes(character)) return character;
  const code = /** @type {number} */ (character.codePointAt(0));
  const digits = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
}

class Writing {
  /** @param {Shapes} shapes */
  constructor(shapes) {
    this.shapes = shapes;
  }

  /**
   * @param {Record<string, unknown>} data
   * @param {Slot[]} slots
   * @param {string} indent
   * @param {Steps} steps
   * @returns {Generator<Line>}
   */
  *mapping(data, slots, indent, steps) {
    const known = new Map(slots.map((slot) => [slot.key, slot]));
    const others = Object.keys(data).filter((key) => !known.has(key));
    for (const key of [...known.keys(), ...others]) {
      if (!isEmpty(data[key])) yield* this.entry(data[key], known.get(key), indent, [...steps, key]);
    }
  }

  /**
   * @param {unknown} value
   * @param {Slot | undefined} slot
   * @param {string} indent
   * @param {Steps} steps
   * @returns {Generator<Line>}
   */
  *entry(value, slot, indent, steps) {
    const key = steps[steps.length - 1];
    const start = `${indent}${slot ? key : scalar(key)}:`;
    const sort = slot?.sort ?? "line";
    if (Array.isArray(value)) {
      yield* this.list(start, value, slot, indent, steps);
    } else if (isGroup(value)) {
      yield [steps, start];
      yield* this.mapping(value, this.inside(slot), `${indent}  `, steps);
    } else if (typeof value === "string") {
      const [first, ...rest] = text(start, value, sort, indent);
      yield [steps, /** @type {string} */ (first)];
      for (const line of rest) yield [null, line];
    } else {
      yield [steps, `${start} ${scalar(value, sort)}`];
    }
  }

  /**
   * @param {string} start
   * @param {unknown[]} value
   * @param {Slot | undefined} slot
   * @param {string} indent
   * @param {Steps} steps
   * @returns {Generator<Line>}
   */
  *list(start, value, slot, indent, steps) {
    const sort = slot?.sort ?? "line";
    const items = [...value.entries()].filter(([, item]) => !isEmpty(item));
    if (!items.some(([, item]) => typeof item === "object")) {
      const inner = items.map(([, item]) => scalar(item, sort, true)).join(", ");
      const line = `${start} [${inner}]`;
      if (length(line) <= WIDTH) {
        yield [steps, line];
        return;
      }
    }
    yield [steps, start];
    for (const [position, item] of items) {
      const way = [...steps, position];
      if (isGroup(item)) {
        let first = true;
        for (const [within, line] of this.mapping(item, this.inside(slot), `${indent}    `, way)) {
          yield [within, first ? `${indent}  - ${line.slice(indent.length + 4)}` : line];
          first = false;
        }
      } else {
        yield [way, `${indent}  - ${scalar(item, sort)}`];
      }
    }
  }

  /** @param {Slot | undefined} slot @returns {Slot[]} */
  inside(slot) {
    return (slot?.inside && this.shapes[slot.inside]) || [];
  }
}

/**
 * @param {string} start
 * @param {string} value
 * @param {string} sort
 * @param {string} indent
 * @returns {string[]}
 */
function text(start, value, sort, indent) {
  const tidy = value.replaceAll("\r\n", "\n").normalize("NFC");
  if (sort === "prose" && !UNSAFE_IN_BLOCK.test(tidy)) {
    const lines = stripped(tidy).split("\n");
    return [`${start} |`, ...lines.map((line) => (line ? `${indent}  ${line}` : ""))];
  }
  const plain = `${start} ${scalar(tidy, sort)}`;
  if (sort === "note" && length(plain) > WIDTH && tidy === words(tidy).join(" ")) {
    const folded = wrapped(tidy, WIDTH - indent.length - 2);
    return [`${start} >-`, ...folded.map((line) => `${indent}  ${line}`)];
  }
  return [plain];
}

/** @param {string} value @param {number} width @returns {string[]} */
function wrapped(value, width) {
  const lines = [];
  let line = "";
  for (const word of words(value)) {
    if (line && length(line) + 1 + length(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line];
}
