import { beforeAll, expect, test } from "vitest";
import { monthOf } from "@/lib/core/period";
import { standingOf } from "@/lib/reports/rules";
import { followUpStateOf } from "@/lib/reports/rules/follow-ups";
import { reportSnapshotSchema } from "@/lib/reports/schema";
import { idOf } from "@/prisma/seed/chance";
import { buildDemo, type Rows } from "@/prisma/seed/hospital";

const DAY = "2026-11-23";
let rows: Rows;

beforeAll(async () => {
  rows = await buildDemo({ hospitalId: idOf("hospital/demo"), today: DAY, month: monthOf(DAY) });
});

test("the demo hospital's follow-ups quote what was handed in, and no branch answers for its own words", () => {
  const followUps = rows.FollowUp ?? [];
  expect(followUps).toHaveLength(9);
  for (const { reportId, section, quoted, ownerBranchId, kind } of followUps) {
    const report = rows.MonthlyReport?.find(({ id }) => id === reportId);
    const sections: Record<string, string> = reportSnapshotSchema.parse(report?.snapshot).sections;
    expect(sections[section]).toContain(quoted);
    if (kind === "task") expect(ownerBranchId).not.toBe(report?.branchId);
  }
});

test("they stand in every state", () => {
  const states = (rows.FollowUp ?? []).map(({ kind, doneOn, dueOn, improvementId }) => {
    const status = rows.Improvement?.find(({ id }) => id === improvementId)?.status ?? "open";
    return followUpStateOf(kind === "task" ? { kind, doneOn, dueOn } : { kind, status, dueOn }, DAY);
  });
  expect([...new Set(states)].sort()).toEqual(["done", "open", "overdue"]);
});

test("one of the demo's reports is open again after its approval", () => {
  const kindsOf = Map.groupBy(rows.ReviewEvent ?? [], ({ reportId }) => reportId);
  const reopened = (rows.MonthlyReport ?? []).filter(({ id, status }) => {
    const kinds = (kindsOf.get(id) ?? []).toSorted((a, b) => (a.at < b.at ? -1 : 1)).map(({ kind }) => kind);
    return standingOf(status, kinds) === "reopened";
  });
  expect(reopened).toHaveLength(1);
});
