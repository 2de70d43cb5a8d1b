import { randomUUID } from "node:crypto";
import type { RowOf } from "@/prisma/seed/rows";
import type { Given } from "./factories";

/** Three full members for a branch, in force since before every rule of the catalogue. */
export function regulationRuleRow(given: Given<"RegulationRule", "hospitalId">): RowOf<"RegulationRule"> {
  return {
    key: "branch.minFullMembers",
    value: 3,
    unit: "members",
    source: "Regulation",
    article: null,
    effectiveOn: "2000-01-01",
    confirmed: true,
    overridable: false,
    ownership: null,
    overrideValue: null,
    overrideReason: null,
    version: 1,
    ...given,
  };
}

/** The committee's leave to have more members than usual. */
export function ruleExceptionRow(given: Given<"RuleException", "hospitalId" | "branchId">): RowOf<"RuleException"> {
  return {
    id: randomUUID(),
    check: "tooManyMembers",
    ruleKey: "branch.maxMembers",
    reason: "Reason",
    approvedOn: "2026-01-05",
    untilDay: "2999-12-31",
    approvedById: randomUUID(),
    version: 1,
    ...given,
  };
}

/** A dry run that found one new department. */
export function importBatchRow(given: Given<"ImportBatch", "hospitalId">): RowOf<"ImportBatch"> {
  return {
    id: randomUUID(),
    kind: "departments",
    status: "checked",
    fileName: "departments.xlsx",
    sha256: "0".repeat(64),
    storeKey: null,
    mapping: { headers: ["Department", "Category"], columns: { departmentName: 0, departmentKind: 1 } },
    rows: 1,
    added: 1,
    changed: 0,
    unchanged: 0,
    wrong: 0,
    done: 0,
    failure: null,
    createdById: randomUUID(),
    createdByName: "Actor",
    createdAt: "2026-01-05T01:00:00.000Z",
    committedAt: null,
    undoneAt: null,
    version: 1,
    ...given,
  };
}

/** Puts a dry run into the demo hospital that found one new and one wrong department, and gives its id. */
export const CHECKED_IMPORT = `
  WITH batch AS (
    INSERT INTO "ImportBatch" ("hospitalId", id, kind, status, "fileName", sha256, mapping, rows, added, wrong,
      "createdById", "createdByName")
    SELECT h.id, gen_random_uuid(), 'departments', 'checked', 'departments.xlsx', repeat('0', 64),
      '{"headers": ["Department", "Category"], "columns": {"departmentName": 0, "departmentKind": 1}}', 2, 1, 1, u.id, u.name
    FROM "Hospital" h JOIN "User" u ON u."hospitalId" = h.id WHERE h.demo AND u.username = 'committee'
    RETURNING "hospitalId", id
  ), lines AS (
    INSERT INTO "ImportRow" ("hospitalId", "batchId", row, outcome, cells, problems)
    SELECT "hospitalId", id, line.row, line.outcome::"ImportOutcome", line.cells::jsonb, line.problems::jsonb
    FROM batch CROSS JOIN (VALUES
      (2, 'added', '{"label": "Day surgery"}', NULL),
      (3, 'wrong', '{"label": "Pharmacy"}', '[{"field": "departmentKind", "key": "imports.problem.required"}]')
    ) AS line (row, outcome, cells, problems)
    RETURNING 1
  )
  SELECT id::text AS id FROM batch`;
