import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { findCircles } from "./refuse-touched";
import { type Counted, type RowRange, sameAsExpected } from "./write-rows";

/** Writes checked departments under others that are still open; one that is new may stand under another that is. */
export async function writeDepartments(tx: Tx, actor: Actor, { id, from, to }: RowRange): Promise<void> {
  const { hospitalId } = actor;
  const [counted] = await tx.$queryRaw<Counted[]>`
    WITH checked AS MATERIALIZED (
      SELECT (i.before->'department'->>'version')::int AS version, d.*
      FROM "ImportRow" i, jsonb_to_record(i.data->'department') AS d(id uuid, name text, kind "DepartmentKind",
        "parentId" uuid, headcount int, beds int, "openedOn" date)
      WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.row BETWEEN ${from} AND ${to}
        AND i.data ? 'department'
    ), r AS MATERIALIZED (
      SELECT c.* FROM checked c WHERE c."parentId" IS NULL OR c."parentId" IN (
        SELECT id FROM checked
        UNION ALL SELECT id FROM "Department" WHERE "hospitalId" = ${hospitalId}::uuid AND "closedOn" IS NULL)
    ), created AS (
      INSERT INTO "Department" ("hospitalId", id, name, kind, "parentId", headcount, beds, "openedOn")
      SELECT ${hospitalId}::uuid, id, name, kind, "parentId", headcount, beds, "openedOn" FROM r WHERE version IS NULL
      RETURNING 1
    ), updated AS (
      UPDATE "Department" t SET kind = r.kind, "parentId" = r."parentId", headcount = r.headcount, beds = r.beds,
        "openedOn" = r."openedOn", version = t.version + 1
      FROM r WHERE t."hospitalId" = ${hospitalId}::uuid AND t.id = r.id AND t.version = r.version
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM checked)::int AS expected,
      ((SELECT count(*) FROM created) + (SELECT count(*) FROM updated))::int AS written`;
  sameAsExpected(counted);
  const circles = await findCircles(tx, actor, id);
  if (circles.length > 0) throw new AppError("CONFLICT", "imports.failed.changedMeanwhile");
}

/** Writes checked branches, and the pairings and groups that are new; the general branch and departments are still there. */
export async function writeBranches(tx: Tx, { hospitalId }: Actor, { id, from, to }: RowRange): Promise<void> {
  const [counted] = await tx.$queryRaw<Counted[]>`
    WITH checked AS MATERIALIZED (
      SELECT (i.before->'branch'->>'version')::int AS version, i.data->'pairings' AS pairings, i.data->'groups' AS "groupNames", b.*
      FROM "ImportRow" i, jsonb_to_record(i.data->'branch') AS b(id uuid, name text, kind "BranchKind",
        "parentId" uuid, "foundedOn" date, key boolean)
      WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.row BETWEEN ${from} AND ${to}
        AND i.data ? 'branch'
    ), r AS MATERIALIZED (
      SELECT c.* FROM checked c
      WHERE (c."parentId" IS NULL OR c."parentId" IN (
          SELECT id FROM checked
          UNION ALL SELECT id FROM "Branch" WHERE "hospitalId" = ${hospitalId}::uuid AND "dissolvedOn" IS NULL
            AND kind = 'generalBranch'))
        AND NOT EXISTS (SELECT 1 FROM "Department" d, jsonb_array_elements_text(c.pairings->'departmentIds') AS p(id)
          WHERE d."hospitalId" = ${hospitalId}::uuid AND d.id = p.id::uuid AND d."closedOn" IS NOT NULL)
    ), created AS (
      INSERT INTO "Branch" ("hospitalId", id, name, kind, "parentId", "foundedOn", key)
      SELECT ${hospitalId}::uuid, id, name, kind, "parentId", "foundedOn", key FROM r WHERE version IS NULL
      RETURNING 1
    ), updated AS (
      UPDATE "Branch" t SET kind = r.kind, "parentId" = r."parentId", "foundedOn" = r."foundedOn", key = r.key,
        version = t.version + 1
      FROM r WHERE t."hospitalId" = ${hospitalId}::uuid AND t.id = r.id AND t.version = r.version
      RETURNING 1
    ), paired AS (
      INSERT INTO "DepartmentPairing" ("hospitalId", id, "branchId", "departmentId", "fromDay")
      SELECT ${hospitalId}::uuid, gen_random_uuid(), r.id, d.id::uuid, (r.pairings->>'fromDay')::date
      FROM r, jsonb_array_elements_text(r.pairings->'departmentIds') AS d(id)
    ), grouped AS (
      INSERT INTO "Group" ("hospitalId", id, "branchId", name)
      SELECT ${hospitalId}::uuid, gen_random_uuid(), r.id, g.name FROM r, jsonb_array_elements_text(r."groupNames") AS g(name)
    )
    SELECT (SELECT count(*) FROM checked)::int AS expected,
      ((SELECT count(*) FROM created) + (SELECT count(*) FROM updated))::int AS written`;
  sameAsExpected(counted);
}

/** Writes checked dues bases; their wages are sealed already. */
export async function writeDues(tx: Tx, { hospitalId }: Actor, { id, from, to }: RowRange): Promise<void> {
  const [counted] = await tx.$queryRaw<Counted[]>`
    WITH r AS MATERIALIZED (
      SELECT (i.before->'dues'->>'version')::int AS version, d.*
      FROM "ImportRow" i, jsonb_to_record(i.data->'dues') AS d(id uuid, "memberId" uuid, "fromMonth" text,
        status "DuesStatus", wage text)
      WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.row BETWEEN ${from} AND ${to}
        AND i.data ? 'dues'
    ), created AS (
      INSERT INTO "DuesBase" ("hospitalId", id, "memberId", "fromMonth", status, wage)
      SELECT ${hospitalId}::uuid, id, "memberId", "fromMonth", status, wage FROM r WHERE version IS NULL
      RETURNING 1
    ), updated AS (
      UPDATE "DuesBase" t SET status = r.status, wage = r.wage, version = t.version + 1
      FROM r WHERE t."hospitalId" = ${hospitalId}::uuid AND t.id = r.id AND t.version = r.version
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM r)::int AS expected,
      ((SELECT count(*) FROM created) + (SELECT count(*) FROM updated))::int AS written`;
  sameAsExpected(counted);
}
