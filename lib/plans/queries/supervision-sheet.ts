import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { fits } from "../rules/supervision";
import { COMMITTEE, matterFilters } from "../schema/supervision";
import { getSupervision, type Matter } from "./supervision";

/** The filtered list of matters as a worksheet, in the reader's words. */
export async function getSupervisionSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = matterFilters.parse(params);
  const { matters, owners } = await getSupervision(actor);
  const word = (key: string) => t(`plans.supervision.${key}`);
  const { reason, branch, nudge } = filters;
  const column = (key: string, width: number, cell: (row: Matter) => string | null) => ({
    header: word(`field.${key}`),
    width,
    cell,
  });
  const days = (key: string, of: (row: Matter) => number | null) => ({
    header: word(`field.${key}`),
    width: 12,
    kind: "number" as const,
    cell: of,
  });
  const day = (key: string, of: (row: Matter) => string | null) => ({
    header: word(`field.${key}`),
    width: 12,
    kind: "day" as const,
    cell: of,
  });
  return listSheet(t, {
    name: word("export.sheet"),
    filters: [
      reason && t(`plans.reason.${reason}`),
      branch === COMMITTEE ? word("committee") : owners.find(({ id }) => id === branch)?.name,
      nudge && word(`filter.${nudge}`),
    ],
    rows: matters.filter((matter) => fits(matter, filters)),
    columns: [
      column("matter", 36, ({ title }) => title),
      column("parent", 30, ({ parentTitle }) => parentTitle),
      column("reason", 22, ({ reasons }) => reasons.map((one) => t(`plans.reason.${one}`)).join(" · ")),
      column("owner", 18, ({ ownerName }) => ownerName ?? word("committee")),
      column("responsible", 14, ({ responsible }) => responsible),
      day("dueOn", ({ dueOn }) => dueOn),
      days("lateDays", ({ days: of }) => of.late),
      days("soonDays", ({ days: of }) => of.dueSoon),
      days("quietDays", ({ days: of }) => of.quiet),
      day("lastProgress", ({ lastProgressOn }) => lastProgressOn),
      day("lastNudge", ({ lastNudgedOn }) => lastNudgedOn),
      day("nextNudge", ({ nextNudgeOn }) => nextNudgeOn),
    ],
  });
}
