import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { addDays, type Day, toDbDay } from "../period";

/** Something of a day, without a time and so without a zone. */
export type DayEvent = {
  /** The same for ever, whatever else changes. */
  uid: string;
  day: Day;
  title: string;
  description: string;
  url: string;
  /** Grows with every change. */
  sequence: number;
  /** Given up: it stays in the calendar, struck through. */
  cancelled: boolean;
  /** When this was last written. */
  stamp: Date;
};

export const CALENDAR_MIME = "text/calendar; charset=utf-8";

/** How often a program that subscribed should ask again, in seconds. */
const REFRESH = 6 * 3600;

/** A calendar of whole days to subscribe to (RFC 5545). The same events always give the same text. */
export function writeCalendar(name: string, events: readonly DayEvent[]): string {
  const calendar = ical({
    name,
    prodId: { company: "Tongxin", product: "annual plan", language: "ZH" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH,
  });
  for (const { uid, day, title, description, url, sequence, cancelled, stamp } of events) {
    calendar.createEvent({
      id: uid,
      allDay: true,
      start: toDbDay(day),
      end: toDbDay(addDays(day, 1)),
      summary: title,
      description,
      url,
      sequence,
      stamp,
      class: ICalEventClass.PRIVATE,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // A due day keeps nobody busy.
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  // The generator leaves out the last line's end, which the standard wants.
  return `${calendar.toString()}\r\n`;
}
