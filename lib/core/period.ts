/**
 * The one place of date arithmetic. A `Day` is "YYYY-MM-DD" and a `Month` "YYYY-MM" in the hospital's time zone;
 * an instant is a Date. China has kept UTC+8 without summer time since 1992, so the offset is a constant.
 */
export type Day = string;
export type Month = string;

export const TIME_ZONE = "Asia/Shanghai";
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Replaceable in tests; everything that asks for the time asks here. */
export const clock = { now: (): Date => new Date() };

const LONG = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (LONG[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** A calendar day that exists, of the years 1900 to 2999: 2026-02-30 is none. */
export function isDay(text: string): boolean {
  if (!/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const day = Number(text.slice(8));
  return day >= 1 && day <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

export function isMonth(text: string): boolean {
  return /^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/.test(text);
}

export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** The hospital's calendar day of an instant. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** "HH:MM" of an instant at the hospital. */
export function timeOf(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(11, 16);
}

/** The instant of a day and a time "HH:MM" at the hospital. */
export function instantOf(day: Day, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`);
}

export function today(): Day {
  return dayOf(clock.now());
}

export function thisMonth(): Month {
  return monthOf(today());
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function addMonths(month: Month, months: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** The same day some months later or earlier; the last day of a month that is too short: 31 January and 1 month is 28 February. */
export function addMonthsTo(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), months);
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const wanted = `${month}${day.slice(7)}`;
  return wanted > last ? last : wanted;
}

/** Completed years from one day to another, as an age is counted. */
export function fullYears(from: Day, to: Day): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
}

/** Days from one day to another; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** Whole months from `from` to `to`; negative when `to` lies before. */
export function monthsBetween(from: Month, to: Month): number {
  const index = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return index(to) - index(from);
}

/** The `count` months that end with `last`, oldest first. */
export function monthsUpTo(last: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, index) => addMonths(last, index - count + 1));
}

/** Half-open bounds of a month as days: from ≤ day < until. */
export function monthBounds(month: Month): { from: Day; until: Day } {
  return { from: `${month}-01`, until: `${addMonths(month, 1)}-01` };
}

export function lastDayOf(month: Month): Day {
  return addDays(monthBounds(month).until, -1);
}

/** The three months of the quarter that holds `month`. */
export function quarterMonths(month: Month): Month[] {
  const first = addMonths(month, -((Number(month.slice(5, 7)) - 1) % 3));
  return [first, addMonths(first, 1), addMonths(first, 2)];
}

/** Days of a month as whole weeks from Monday to Sunday, for a calendar. */
export function weeksOf(month: Month): Day[][] {
  const { from, until } = monthBounds(month);
  let day = addDays(from, -weekdayOf(from));
  const weeks: Day[][] = [];
  while (day < until) {
    const start = day;
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(start, index)));
    day = addDays(day, 7);
  }
  return weeks;
}

/** 0 is Monday. */
export function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** A day as the database's `date` wants it. */
export function toDbDay(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** A `date` column's value as a day. */
export function fromDbDay(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** A `date` column's value as a day; null stays null. */
export function fromDbDayOrNull(date: Date | null): Day | null {
  return date && fromDbDay(date);
}

/** Half-open bounds of a month for a `date` column. */
export function monthRange(month: Month): { gte: Date; lt: Date } {
  const { from, until } = monthBounds(month);
  return { gte: toDbDay(from), lt: toDbDay(until) };
}

/** An instant some minutes before or after another. */
export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}

/** Whole minutes from one instant to a later one, begun minutes counted; 0 when it has passed. */
export function minutesUntil(instant: Date, from: Date): number {
  return Math.max(0, Math.ceil((instant.getTime() - from.getTime()) / 60_000));
}

/** Whole minutes from one instant to another. */
export function minutesBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / 60_000);
}

/** The last instant at a full step of minutes: 14:47 by 30 is 14:30. */
export function floorMinutes(instant: Date, step: number): Date {
  return new Date(Math.floor(instant.getTime() / (step * 60_000)) * step * 60_000);
}

/** An instant that was kept as ISO text or as milliseconds. */
export function instantFrom(stored: string | number): Date {
  return new Date(stored);
}
