import { randomUUID } from "node:crypto";
import type { RowOf } from "@/prisma/seed/rows";
import type { Given } from "./factories";

/** A task out of a report's problem, open until 2999. */
export function followUpRow(given: Given<"FollowUp", "hospitalId" | "reportId">): RowOf<"FollowUp"> {
  return {
    id: randomUUID(),
    section: "problem",
    quoted: "Problem",
    kind: "task",
    improvementId: null,
    title: "Task",
    ownerBranchId: null,
    responsible: "Person",
    dueOn: "2999-12-31",
    doneOn: null,
    outcome: "",
    createdAt: "2026-01-05T01:00:00.000Z",
    createdByName: "Reviewer",
    version: 1,
    ...given,
  };
}

/** A book of a month that is being made. */
export function reportBookRow(given: Given<"ReportBook", "hospitalId">): RowOf<"ReportBook"> {
  return {
    id: randomUUID(),
    month: "2026-02",
    approvedOnly: false,
    status: "running",
    done: 0,
    total: 1,
    storeKey: null,
    size: null,
    error: null,
    createdById: randomUUID(),
    createdByName: "Reviewer",
    createdAt: "2026-01-05T01:00:00.000Z",
    finishedAt: null,
    version: 1,
    ...given,
  };
}
