import { randomUUID } from "node:crypto";
import type { RowOf } from "@/prisma/seed/rows";
import type { Given } from "./factories";

/** The draft of 2026. */
export function planRow(given: Given<"AnnualPlan", "hospitalId">): RowOf<"AnnualPlan"> {
  const year = given.year ?? 2026;
  const issued = given.status === "issued" || given.status === "closed";
  return {
    id: randomUUID(),
    year,
    title: `Plan of ${year}`,
    preface: "",
    status: "draft",
    documentNumber: null,
    issuedOn: issued ? `${year}-01-05` : null,
    closedOn: given.status === "closed" ? `${year}-12-31` : null,
    review: given.status === "closed" ? "Review" : "",
    standings: null,
    copiedFromId: null,
    createdAt: `${year}-01-02T02:00:00.000Z`,
    version: 1,
    ...given,
  };
}

/** A goal over the whole of 2026 that is measured by nothing. */
export function planItemRow(given: Given<"PlanItem", "hospitalId" | "planId">): RowOf<"PlanItem"> {
  const id = given.id ?? randomUUID();
  return {
    id,
    kind: "goal",
    parentId: null,
    position: 1,
    title: `Item ${id.slice(0, 8)}`,
    detail: "",
    ownerBranchId: null,
    responsible: "Someone",
    startsOn: "2026-01-01",
    dueOn: "2026-12-31",
    measure: "none",
    baseline: null,
    target: null,
    unit: null,
    direction: null,
    figure: null,
    doneOn: null,
    droppedOn: null,
    copiedFromId: null,
    version: 1,
    ...given,
  };
}

export function planProgressRow(given: Given<"PlanProgress", "hospitalId" | "itemId">): RowOf<"PlanProgress"> {
  return {
    id: randomUUID(),
    at: "2026-02-01T02:00:00.000Z",
    actorId: randomUUID(),
    actorName: "Actor",
    text: "Progress",
    value: null,
    reportId: null,
    struckAt: null,
    struckByName: null,
    struckReason: null,
    ...given,
  };
}

export function planAmendmentRow(
  given: Given<"PlanAmendment", "hospitalId" | "planId" | "changes">,
): RowOf<"PlanAmendment"> {
  return {
    id: randomUUID(),
    at: "2026-02-01T02:00:00.000Z",
    actorId: randomUUID(),
    actorName: "Actor",
    reason: "Reason",
    ...given,
  };
}
