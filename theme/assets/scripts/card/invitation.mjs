/**
 * Proposed times for a meeting, as text and as a file that calendars open.
 *
 * Times are those of clocks in the United Kingdom, wherever the reader sits. Source: RFC 5545; the
 * rules of the clock change are those of the Summer Time Order 2002.
 */
import { isWorked } from "./workdays.mjs";

/** A day and a time as they are chosen: `2026-12-01` and `09:30`. @typedef {{day: string, time: string}} Slot */

const ZONE = "Europe/London";
const MINUTE = 60_000;
const CLOCK = new Intl.DateTimeFormat("en-GB", {
  ...{ timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" },
  ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
});
const DAY = new Intl.DateTimeFormat("en-GB", {
  ...{ timeZone: ZONE, weekday: "long", day: "numeric", month: "long", year: "numeric" },
});

/**
 * The moment at which clocks in the United Kingdom show a time.
 *
 * @param {Slot} slot
 * @returns {Date | undefined} Nothing where they never show it, as in the hour that is left out.
 */
export function moment({ day, time }) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return undefined;
  const wall = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wall)) return undefined;
  // In summer clocks are an hour ahead; an hour that is shown twice is taken as the first.
  for (const minutes of [60, 0]) {
    const found = new Date(wall - minutes * MINUTE);
    const shown = wallTime(found);
    if (shown.day === day && shown.time === time) return found;
  }
  return undefined;
}

/**
 * What clocks in the United Kingdom show at a moment.
 *
 * @param {Date} at
 * @returns {Slot}
 */
export function wallTime(at) {
  const of = partsOf(CLOCK, at);
  return { day: `${of.year}-${of.month}-${of.day}`, time: `${of.hour}:${of.minute}` };
}

/**
 * By how many minutes clocks in the United Kingdom are ahead of Greenwich.
 *
 * @param {Date} at
 */
function ahead(at) {
  const { day, time } = wallTime(at);
  return Math.round((Date.parse(`${day}T${time}:00Z`) - at.getTime()) / MINUTE);
}

/** What the time of a moment is called. @param {Date} at */
function zoneOf(at) {
  return ahead(at) ? "BST" : "GMT";
}

/**
 * The parts of a moment: how they are put together differs from browser to browser.
 *
 * @param {Intl.DateTimeFormat} format
 * @param {Date} at
 * @returns {Record<string, string>}
 */
function partsOf(format, at) {
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/**
 * A slot in words: `Tuesday 1 December 2026, 09:30 to 10:00 (UK time)`.
 *
 * @param {Slot} slot
 * @param {number} minutes
 */
export function slotWords(slot, minutes) {
  const start = moment(slot);
  if (!start) return "";
  const { weekday, day, month, year } = partsOf(DAY, start);
  const finish = new Date(start.getTime() + minutes * MINUTE);
  const end = wallTime(finish);
  const on = `${weekday} ${day} ${month} ${year}`;
  if (ahead(start) === ahead(finish)) return `${on}, ${slot.time} to ${end.time} (UK time)`;
  return `${on}, ${slot.time} ${zoneOf(start)} to ${end.time} ${zoneOf(finish)}`;
}

/**
 * Three times to begin with: in the morning, at midday and in the afternoon of the next working days.
 *
 * @param {Date} now
 * @returns {Slot[]}
 */
export function nextSlots(now) {
  /** @type {Slot[]} */
  const slots = [];
  const times = ["09:30", "12:30", "16:00"];
  for (let days = 2; slots.length < times.length; days += 1) {
    const { day } = wallTime(new Date(now.getTime() + days * 24 * 60 * MINUTE));
    const time = times[slots.length];
    if (time && isWorked(day)) slots.push({ day, time });
  }
  return slots;
}

/**
 * A calendar with the proposed times, each tentative. It is published rather than sent as a request:
 * nobody is asked to accept it, and every calendar takes it without an organiser.
 *
 * @param {Slot[]} slots
 * @param {{minutes: number, summary: string, description: string, now: Date, id: () => string}} about
 */
export function calendar(slots, { minutes, summary, description, now, id }) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Leaders' Network//Meeting request//EN"];
  lines.push("CALSCALE:GREGORIAN", "METHOD:PUBLISH", ...TIMEZONE);
  slots.forEach((slot, i) => {
    const start = moment(slot);
    if (!start) return;
    const end = new Date(start.getTime() + minutes * MINUTE);
    const number = slots.length > 1 ? ` (proposal ${i + 1} of ${slots.length})` : "";
    lines.push(
      ...["BEGIN:VEVENT", `UID:${id()}`, `DTSTAMP:${stamp(now)}`],
      ...span(start, end),
      ...[`SUMMARY:${escaped(summary + number)}`, `DESCRIPTION:${escaped(description)}`],
      ...["STATUS:TENTATIVE", "TRANSP:OPAQUE", "CLASS:PRIVATE", "SEQUENCE:0", "END:VEVENT"],
    );
  });
  return `${[...lines, "END:VCALENDAR"].map(folded).join("\r\n")}\r\n`;
}

const TIMEZONE = [
  ...["BEGIN:VTIMEZONE", `TZID:${ZONE}`],
  ...["BEGIN:DAYLIGHT", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "TZNAME:BST"],
  ...["DTSTART:19960331T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT"],
  ...["BEGIN:STANDARD", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "TZNAME:GMT"],
  ...["DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD"],
  "END:VTIMEZONE",
];

/**
 * From when to when, by the clocks of the United Kingdom; over a change of theirs by Greenwich, for an
 * hour that they show twice has no name of its own.
 *
 * @param {Date} start
 * @param {Date} end
 */
function span(start, end) {
  if (ahead(start) !== ahead(end)) return [`DTSTART:${stamp(start)}`, `DTEND:${stamp(end)}`];
  const [from, to] = [start, end].map((at) => local(wallTime(at)));
  return [`DTSTART;TZID=${ZONE}:${from}`, `DTEND;TZID=${ZONE}:${to}`];
}

/** @param {Date} at */
function stamp(at) {
  return at.toISOString().replace(/[-:]/g, "").replace(/\.\d+/, "");
}

/** @param {Slot} slot */
function local({ day, time }) {
  return `${day.replaceAll("-", "")}T${time.replace(":", "")}00`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

/**
 * A line in parts of 75 octets at most, with no character torn (RFC 5545, section 3.1).
 *
 * @param {string} line
 */
function folded(line) {
  const encoder = new TextEncoder();
  const parts = [""];
  let size = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > 75) {
      parts.push(" ");
      size = 1;
    }
    parts[parts.length - 1] += character;
    size += octets;
  }
  return parts.join("\r\n");
}
