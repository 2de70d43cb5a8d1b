import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { addDays, type Day, daysBetween, fromDbDay, toDbDay } from "@/lib/core/period";
import type { RecordHolidaysInput, removeHolidaysSchema } from "../schema/holidays";

type Saved = Outcome<{ year: string }>;
type Entry = Omit<RecordHolidaysInput, "official"> & { official?: boolean };

function outcomeOf({ hospitalId }: Actor, verb: string, { fromDay, ...rest }: Entry): Saved {
  const about = { subject: "hospital", subjectId: hospitalId };
  const { name, kind, toDay, official } = rest;
  const entry = { name, kind, fromDay, toDay, ...(official === undefined ? {} : { official }) };
  const state = verb === "add" ? { after: entry } : { before: entry };
  return { data: { year: fromDay.slice(0, 4) }, audit: [{ action: `holiday.${verb}`, ...about, ...state }] };
}

const rangeOf = (input: { fromDay: Day; toDay: Day }) => ({
  gte: toDbDay(input.fromDay),
  lte: toDbDay(input.toDay),
});

/** Records a day off, a make-up day, or several days in a row. INVALID when one of them is recorded already. */
export async function recordHolidays(tx: Tx, actor: Actor, input: RecordHolidaysInput): Promise<Saved> {
  const { hospitalId } = actor;
  const { kind, name, fromDay, toDay, official } = input;
  const count = daysBetween(fromDay, toDay) + 1;
  const data = Array.from({ length: count }, (_, ahead) => ({
    hospitalId,
    day: toDbDay(addDays(fromDay, ahead)),
    kind,
    name,
    official,
  }));
  // Written first and asked afterwards: of two people with the same day, the later one hears whose it is.
  const added = await tx.publicHoliday.createManyAndReturn({ data, skipDuplicates: true, select: { day: true } });
  if (added.length < count) {
    const mine = added.map((row) => row.day);
    const there = await tx.publicHoliday.findFirst({
      where: { hospitalId, day: rangeOf(input), NOT: { day: { in: mine } } },
      orderBy: { day: "asc" },
      select: { day: true, name: true },
    });
    const known = { day: there ? fromDbDay(there.day) : fromDay, name: there?.name ?? name };
    throw fieldError("fromDay", "organisation.invalid.dayKnown", known);
  }
  return outcomeOf(actor, "add", input);
}

/** Takes days out of the calendar that are still as the page showed them; CONFLICT when they are not. */
export async function removeHolidays(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof removeHolidaysSchema>,
): Promise<Saved> {
  const { hospitalId } = actor;
  const { kind, name } = input;
  const { count } = await tx.publicHoliday.deleteMany({ where: { hospitalId, kind, name, day: rangeOf(input) } });
  if (count !== daysBetween(input.fromDay, input.toDay) + 1) {
    throw await conflictOn(tx, actor, "hospital", hospitalId);
  }
  return outcomeOf(actor, "remove", input);
}
