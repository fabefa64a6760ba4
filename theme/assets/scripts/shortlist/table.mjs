/** A shortlist as a table for spreadsheets (RFC 4180) in which no cell is ever a formula. */

import { advice, mailOf } from "../reader/facts.mjs";

/** @typedef {import("../reader/facts.mjs").Facts} Facts */

const HEADINGS = ["Name", "Post", "Incident now", "Diary", "E-mail", "Assistant", "Assistant’s phone", "Assistant’s e-mail", "Page"];
/** What makes a spreadsheet take a cell for a formula, in narrow signs and in wide ones. */
const DANGEROUS = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;
/** What ends a cell, here or where semicolons and tabs do. */
const PARTING = /[",;\t\r\n]/;

/**
 * @param {Facts[]} people
 * @param {(path: string) => string} address Where a path leads to.
 */
export function table(people, address) {
  const rows = people.map((person) => {
    return [
      ...[person.name, person.post ?? "", way(person, /incident|anything/i), way(person, /diary|anything/i)],
      ...[mailOf(person), ...assisting(person), address(person.path)],
    ];
  });
  // The mark at the beginning makes Excel read it as UTF-8.
  return `\ufeff${[HEADINGS, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/**
 * Their e-mail addresses, each once, and the names of those of whom none is shown.
 *
 * @param {Facts[]} people
 */
export function mails(people) {
  const text = [...new Set(people.map(mailOf).filter(Boolean))].join("; ");
  return { text, without: people.filter((person) => !mailOf(person)).map(({ name }) => name) };
}

/**
 * A cell; what could be taken for a formula is told apart by an apostrophe.
 *
 * @param {string} text
 */
export function cell(text) {
  const safe = DANGEROUS.test(text) ? `'${text}` : text;
  return PARTING.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The first address for a purpose, in words; in each post, where the ways differ.
 *
 * @param {Facts} person
 * @param {RegExp} purpose
 */
export function way({ lines = [] }, purpose) {
  const fit = lines.filter((one) => purpose.test(one.for));
  const first = fit.filter((line, i) => fit.findIndex(({ post }) => post === line.post) === i);
  return first
    .map((line) => {
      const way = [line.via, line.ways[0]?.shown ?? ""].filter(Boolean).join(": ");
      return `${[way, ...advice(line)].join(", ")}${line.post ? ` (${line.post})` : ""}`;
    })
    .join("; ");
}

/**
 * The names, numbers and addresses of all who assist somebody, each in the same order.
 *
 * @param {Facts} person
 */
function assisting({ assistants = [] }) {
  return (/** @type {const} */ (["name", "phone", "email"])).map((part) => {
    return assistants.some((one) => one[part]) ? assistants.map((one) => one[part] || "none").join("; ") : "";
  });
}
