/** What an answer to a consultation says: which values it has, and what is wrong with them. */

/** @typedef {import("../letters/letter.mjs").Letter} Letter */
/** @typedef {import("../letters/letter.mjs").Value} Value */

/**
 * A question, as far as an answer must fit it.
 *
 * @typedef {object} Question
 * @property {string} key
 * @property {"choice" | "ranking" | "scale" | "text"} kind
 * @property {number} number
 * @property {number} limit How many characters a text may have.
 * @property {boolean} optional
 * @property {string[]} options What can be chosen or ordered; the points of a scale.
 */

/**
 * An answer as it is being written.
 *
 * @typedef {object} Answer
 * @property {Record<string, string | string[]>} values By the keys of the questions.
 * @property {boolean} quote Whether the words may be quoted.
 */

/** An answer that says nothing yet. @type {Answer} */
export const NOTHING = { values: {}, quote: false };

/** What is wrong with one answer, in words. @typedef {{key: string, text: string}} Fault */

/**
 * Everything that keeps an answer from being sent, in the order of the questions.
 *
 * @param {Question[]} questions
 * @param {Answer} answer
 * @returns {Fault[]}
 */
export function faultsOf(questions, { values }) {
  return questions.flatMap((question) => {
    const text = faultOf(question, values[question.key]);
    return text ? [{ key: question.key, text: `Question ${question.number}: ${text}` }] : [];
  });
}

/**
 * @param {Question} question
 * @param {string | string[] | undefined} value
 */
function faultOf({ kind, limit, optional, options }, value) {
  if (!value?.length) return optional ? "" : NEEDED[kind];
  if (kind === "ranking" && value.length < options.length) {
    const left = options.length - value.length;
    return `put all ${options.length} in order; ${left === 1 ? "one is" : `${left} are`} left`;
  }
  if (kind !== "text" || typeof value !== "string") return "";
  if (value.length > limit) return `write ${limit} characters or fewer; there are ${value.length}`;
  return /[<>]/.test(value) ? "leave out the characters < and >" : "";
}

const NEEDED = {
  choice: "choose one answer",
  ranking: "put the answers in order",
  scale: "choose a number",
  text: "write an answer",
};

/**
 * The values of the letter that an answer becomes.
 *
 * @param {Question[]} questions
 * @param {Answer} answer
 * @param {string} [leader] Who the reader says they are.
 * @returns {Value[]}
 */
export function valuesOf(questions, { values, quote }, leader) {
  const said = questions.flatMap(({ key }) => {
    const now = values[key];
    return now?.length ? [{ field: `answers/${key}`, now }] : [];
  });
  if (quote) said.push({ field: "quote", now: "true" });
  if (leader) said.push({ field: "leader", now: leader });
  return said;
}

/**
 * The answer that a letter holds, as far as it fits the questions.
 *
 * @param {Question[]} questions
 * @param {Letter} letter
 * @returns {Answer}
 */
export function answerIn(questions, letter) {
  const given = Object.fromEntries((letter.values ?? []).map(({ field, now }) => [field, now]));
  const values = Object.fromEntries(questions.map(({ key }) => [key, given[`answers/${key}`]]));
  return fitting(questions, { values, quote: given["quote"] === "true" });
}

/**
 * Whatever fits the questions of what somebody kept, sent or was sent: it may be anything.
 *
 * @param {Question[]} questions
 * @param {unknown} given
 * @returns {Answer}
 */
export function fitting(questions, given) {
  const { values, quote } = /** @type {{values?: unknown, quote?: unknown}} */ (isObject(given) ? given : {});
  const held = /** @type {Record<string, unknown>} */ (isObject(values) ? values : {});
  const found = questions.flatMap((question) => {
    const value = Object.hasOwn(held, question.key) ? fits(question, held[question.key]) : undefined;
    return value?.length ? [/** @type {const} */ ([question.key, value])] : [];
  });
  return { values: Object.fromEntries(found), quote: quote === true };
}

/**
 * @param {Question} question
 * @param {unknown} value
 * @returns {string | string[] | undefined}
 */
function fits({ kind, limit, options }, value) {
  if (kind === "ranking") {
    if (!Array.isArray(value)) return undefined;
    return [...new Set(value.filter((one) => options.includes(one)))];
  }
  if (typeof value !== "string") return undefined;
  if (kind === "text") return value.slice(0, limit * 2);
  return options.includes(value) ? value : undefined;
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether two answers say the same.
 *
 * @param {Answer} one
 * @param {Answer} other
 */
export function same(one, other) {
  return JSON.stringify([one.values, one.quote]) === JSON.stringify([other.values, other.quote]);
}
