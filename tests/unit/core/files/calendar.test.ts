import fc from "fast-check";
import { expect, test } from "vitest";
import { type DayEvent, writeCalendar } from "@/lib/core/files/calendar";
import { readCalendar } from "@/tests/support/read-calendar";

const event = (more: Partial<DayEvent> = {}): DayEvent => ({
  uid: "0198f2aa@plans.tongxin",
  day: "2026-02-28",
  title: "外科；一站式服务, 第一步",
  description: "第一行\n第二行\\完",
  url: "http://localhost:3000/plans/1/items/2",
  sequence: 3,
  cancelled: false,
  stamp: new Date("2026-01-05T01:02:03Z"),
  ...more,
});

test("an event is a whole day without a zone, and ends where the next day begins", () => {
  const { head, events } = readCalendar(writeCalendar("年度计划", [event()]));
  expect(head["X-WR-CALNAME"]).toBe("年度计划");
  expect(events[0]).toMatchObject({
    UID: "0198f2aa@plans.tongxin",
    "DTSTART;": "VALUE=DATE",
    DTSTART: "20260228",
    "DTEND;": "VALUE=DATE",
    DTEND: "20260301",
    DTSTAMP: "20260105T010203Z",
    SEQUENCE: "3",
    STATUS: "CONFIRMED",
    TRANSP: "TRANSPARENT",
    SUMMARY: "外科；一站式服务, 第一步",
    DESCRIPTION: "第一行\n第二行\\完",
  });
});

test("what was given up is cancelled, and an empty calendar is one", () => {
  expect(readCalendar(writeCalendar("n", [event({ cancelled: true })])).events[0]?.STATUS).toBe("CANCELLED");
  expect(readCalendar(writeCalendar("n", [])).events).toEqual([]);
});

test("whatever people write arrives as they wrote it, on lines that every program reads", () => {
  const words = fc.string({ unit: "grapheme", maxLength: 200 });
  fc.assert(
    fc.property(words, words, (title, description) => {
      const text = writeCalendar("n", [event({ title, description: `${description}.\nEND:VEVENT` })]);
      const [read, ...others] = readCalendar(text).events;
      expect(others).toEqual([]);
      expect(read?.SUMMARY).toBe(title);
      expect(read?.DESCRIPTION).toBe(`${description}.\nEND:VEVENT`);
    }),
    // To JavaScript it ends a line, to a calendar it does not.
    { examples: [["\u2028", ""]] },
  );
});

test("the same events give the same text", () => {
  expect(writeCalendar("n", [event()])).toBe(writeCalendar("n", [event()]));
});
