/** Times are those of clocks in the United Kingdom, on both sides of the change. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendar, moment, nextSlots, slotWords, wallTime } from "../../../theme/assets/scripts/card/invitation.mjs";

test("a time is the moment at which clocks show it, in winter and in summer", () => {
  assert.equal(moment({ day: "2026-12-01", time: "09:30" })?.toISOString(), "2026-12-01T09:30:00.000Z");
  assert.equal(moment({ day: "2026-07-01", time: "09:30" })?.toISOString(), "2026-07-01T08:30:00.000Z");
  assert.equal(moment({ day: "2027-03-28", time: "00:59" })?.toISOString(), "2027-03-28T00:59:00.000Z");
  assert.equal(moment({ day: "2027-03-28", time: "02:00" })?.toISOString(), "2027-03-28T01:00:00.000Z");
});

test("a time that clocks leave out is none, and one they show twice is the first", () => {
  assert.equal(moment({ day: "2027-03-28", time: "01:30" }), undefined);
  assert.equal(moment({ day: "2026-10-25", time: "01:30" })?.toISOString(), "2026-10-25T00:30:00.000Z");
  for (const [day, time] of [["2026-02-30", "09:00"], ["", ""], ["2026-12-01", "25:00"], ["x", "y"]]) {
    assert.equal(moment({ day: day ?? "", time: time ?? "" }), undefined, `${day} ${time}`);
  }
});

test("every hour of a year comes back as it was", () => {
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 3_600_000) {
    const shown = wallTime(new Date(at));
    const found = moment(shown)?.getTime() ?? 0;
    // Only the hour that is shown twice may come back as the other of the two.
    assert.ok(found === at || (shown.day === "2026-10-25" && at - found === 3_600_000), String(new Date(at)));
  }
});

test("a meeting over the change is as long as was said", () => {
  assert.equal(slotWords({ day: "2027-03-28", time: "00:30" }, 60), "Sunday 28 March 2027, 00:30 GMT to 02:30 BST");
  assert.equal(slotWords({ day: "2027-10-31", time: "01:30" }, 30), "Sunday 31 October 2027, 01:30 BST to 01:00 GMT");
  assert.equal(slotWords({ day: "2026-12-01", time: "09:30" }, 30), "Tuesday 1 December 2026, 09:30 to 10:00 (UK time)");
});

test("a meeting over the change ends after it begins in a calendar too", () => {
  const about = { minutes: 30, summary: "a", description: "b", now: new Date(0), id: () => "1@x" };
  const text = calendar([{ day: "2027-10-31", time: "01:30" }, { day: "2027-11-01", time: "01:30" }], about);
  assert.match(text, /DTSTART:20271031T003000Z\r\nDTEND:20271031T010000Z/);
  assert.match(text, /DTSTART;TZID=Europe\/London:20271101T013000\r\nDTEND;TZID=Europe\/London:20271101T020000/);
});

test("the first proposals are three working days, in the future", () => {
  const days = (/** @type {string} */ now) => nextSlots(new Date(now)).map(({ day }) => day);
  assert.deepEqual(days("2026-11-19T23:30:00Z"), ["2026-11-23", "2026-11-24", "2026-11-25"]);
  assert.deepEqual(days("2026-12-23T10:00:00Z"), ["2026-12-29", "2026-12-30", "2026-12-31"]);
});

test("a line of the file is short and tears no character", () => {
  const about = { minutes: 30, summary: "Ŵ🙂".repeat(60), description: "a\nb;c,d\\e", now: new Date(0), id: () => "1@x" };
  const text = calendar([{ day: "2026-12-01", time: "09:30" }], about);
  for (const line of text.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
  assert.ok(text.replaceAll("\r\n ", "").includes("Ŵ🙂".repeat(60)));
  assert.ok(text.includes("DESCRIPTION:a\\nb\\;c\\,d\\\\e"));
});
