import { randomUUID } from "node:crypto";
import type { RowOf } from "@/prisma/seed/rows";
import type { Given } from "./factories";

/** A submission that nobody has decided on, unless `approvedAt` is given. */
export function reportVersionRow(
  given: Given<"ReportVersion", "hospitalId" | "reportId" | "snapshot">,
): RowOf<"ReportVersion"> {
  return {
    id: randomUUID(),
    number: 1,
    submittedAt: "2026-02-02T02:00:00.000Z",
    submittedByName: "Actor",
    approvedAt: null,
    approvedByName: null,
    ...given,
  };
}

export function reportLateNoteRow(given: Given<"ReportLateNote", "hospitalId" | "brandId">): RowOf<"ReportLateNote"> {
  return {
    month: "2026-01",
    reason: "Reason",
    actorId: randomUUID(),
    actorName: "Actor",
    at: "2026-02-10T02:00:00.000Z",
    version: 1,
    ...given,
  };
}
