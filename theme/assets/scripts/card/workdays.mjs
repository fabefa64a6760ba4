/**
 * Days that are worked in the whole of the United Kingdom: no weekend, and no bank holiday in any of its nations,
 * for nobody knows here in which of them both offices are. What is proclaimed for one year alone is not known.
 *
 * Source: https://www.gov.uk/bank-holidays; Easter by the anonymous Gregorian algorithm (Nature, 20 April 1876).
 */

const DAY = 86_400_000;
/** Month and day; one that falls on a weekend is kept on the next day that is free for it. */
const FIXED = ["01-01", "01-02", "03-17", "07-12", "11-30", "12-25", "12-26"];
/** Months whose first and last Mondays are kept somewhere. */
const MONDAYS = ["05", "08"];

/** @param {string} day As in `2026-12-01`. */
export function isWorked(day) {
  const [year = "", month = "", date = ""] = day.split("-");
  const at = Date.parse(day);
  const isMonday = weekday(at) === 1 && MONDAYS.includes(month) && (Number(date) <= 7 || Number(date) > 24);
  return !isWeekend(at) && !isMonday && !fixed(year).has(at) && ![-2, 1].includes((at - easter(Number(year))) / DAY);
}

/** @param {string} year */
function fixed(year) {
  /** @type {Set<number>} */
  const kept = new Set();
  for (const day of FIXED) {
    let at = Date.parse(`${year}-${day}`);
    while (isWeekend(at) || kept.has(at)) at += DAY;
    kept.add(at);
  }
  return kept;
}

/** @param {number} at */
function weekday(at) {
  return new Date(at).getUTCDay();
}

/** @param {number} at */
function isWeekend(at) {
  return weekday(at) % 6 === 0;
}

/** @param {number} year */
function easter(year) {
  const century = Math.floor(year / 100);
  const moon = year % 19;
  const shift = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const full = (19 * moon + shift + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - full - (year % 4)) % 7;
  const last = Math.floor((moon + 11 * full + 22 * sunday) / 451);
  return Date.UTC(year, 2, 22 + full + sunday - 7 * last);
}
