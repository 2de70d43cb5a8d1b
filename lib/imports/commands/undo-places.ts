import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { findCircles, refuseTouched, type Touched } from "./refuse-touched";

/** Takes imported departments back; one that anything stands in or under by now stays, and with it the import. */
export async function undoDepartments(tx: Tx, actor: Actor, id: string): Promise<void> {
  const { hospitalId } = actor;
  refuseTouched(
    await tx.$queryRaw<Touched[]>`
    SELECT i.cells->>'label' AS label
    FROM "ImportRow" i
    LEFT JOIN "Department" d ON d."hospitalId" = i."hospitalId" AND d.id = (i.data->'department'->>'id')::uuid
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data IS NOT NULL AND (
      d.version IS DISTINCT FROM coalesce((i.before->'department'->>'version')::int + 1, 1)
      OR EXISTS (SELECT 1 FROM "Department" x WHERE x."hospitalId" = i."hospitalId"
        AND x.id = (i.before->'department'->>'parentId')::uuid AND x."closedOn" IS NOT NULL)
      OR (i.before IS NULL AND (
        EXISTS (SELECT 1 FROM "Staff" x WHERE x."hospitalId" = d."hospitalId" AND x."departmentId" = d.id)
        OR EXISTS (SELECT 1 FROM "DepartmentPairing" x WHERE x."hospitalId" = d."hospitalId" AND x."departmentId" = d.id)
        OR EXISTS (SELECT 1 FROM "Appointment" x WHERE x."hospitalId" = d."hospitalId" AND x."departmentId" = d.id)
        OR EXISTS (SELECT 1 FROM "ActivityDepartment" x WHERE x."hospitalId" = d."hospitalId" AND x."departmentId" = d.id)
        OR EXISTS (SELECT 1 FROM "SatisfactionFigure" x WHERE x."hospitalId" = d."hospitalId" AND x."departmentId" = d.id)
        OR EXISTS (SELECT 1 FROM "SurveyRoundDepartment" x WHERE x."hospitalId" = d."hospitalId" AND x."departmentId" = d.id)
        OR EXISTS (SELECT 1 FROM "CareAction" x WHERE x."hospitalId" = d."hospitalId" AND x."departmentId" = d.id)
        OR EXISTS (SELECT 1 FROM "Improvement" x WHERE x."hospitalId" = d."hospitalId" AND x."departmentId" = d.id)
        OR EXISTS (SELECT 1 FROM "Department" x WHERE x."hospitalId" = d."hospitalId" AND x."parentId" = d.id
          AND NOT EXISTS (SELECT 1 FROM "ImportRow" y WHERE y."hospitalId" = i."hospitalId" AND y."batchId" = i."batchId"
            AND y."subjectId" = x.id)))))
    ORDER BY i.row LIMIT 1`,
  );
  await tx.$executeRaw`
    UPDATE "Department" t SET kind = d.kind, "parentId" = d."parentId", headcount = d.headcount, beds = d.beds,
      "openedOn" = d."openedOn", version = t.version + 1
    FROM "ImportRow" i, jsonb_to_record(i.before->'department') AS d(id uuid, kind "DepartmentKind", "parentId" uuid,
      headcount int, beds int, "openedOn" date)
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.before ? 'department'
      AND t."hospitalId" = i."hospitalId" AND t.id = d.id`;
  refuseTouched(await findCircles(tx, actor, id));
  await tx.$executeRaw`
    DELETE FROM "Department" t USING "ImportRow" i
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data IS NOT NULL
      AND i.before IS NULL AND t."hospitalId" = i."hospitalId" AND t.id = i."subjectId"`;
}

/** Takes imported branches back with the pairings and the groups that came with them; a group in use stays, and all with it. */
export async function undoBranches(tx: Tx, { hospitalId }: Actor, id: string): Promise<void> {
  refuseTouched(
    await tx.$queryRaw<Touched[]>`
    SELECT i.cells->>'label' AS label
    FROM "ImportRow" i
    LEFT JOIN "Branch" b ON b."hospitalId" = i."hospitalId" AND b.id = (i.data->'branch'->>'id')::uuid
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data IS NOT NULL AND (
      b.version IS DISTINCT FROM coalesce((i.before->'branch'->>'version')::int + 1, 1)
      OR EXISTS (SELECT 1 FROM "Branch" x WHERE x."hospitalId" = i."hospitalId"
        AND x.id = (i.before->'branch'->>'parentId')::uuid
        AND (x."dissolvedOn" IS NOT NULL OR x.kind <> 'generalBranch'))
      OR EXISTS (SELECT 1 FROM "Group" g WHERE g."hospitalId" = b."hospitalId" AND g."branchId" = b.id
        AND i.data->'groups' ? g.name AND (
          EXISTS (SELECT 1 FROM "Member" x WHERE x."hospitalId" = g."hospitalId" AND x."groupId" = g.id)
          OR EXISTS (SELECT 1 FROM "Appointment" x WHERE x."hospitalId" = g."hospitalId" AND x."groupId" = g.id)))
      OR (i.before IS NULL AND (
        EXISTS (SELECT 1 FROM "Member" x WHERE x."hospitalId" = b."hospitalId" AND x."branchId" = b.id)
        OR EXISTS (SELECT 1 FROM "Group" x WHERE x."hospitalId" = b."hospitalId" AND x."branchId" = b.id
          AND NOT coalesce(i.data->'groups' ? x.name, false))
        OR EXISTS (SELECT 1 FROM "BranchTerm" x WHERE x."hospitalId" = b."hospitalId" AND x."branchId" = b.id)
        OR EXISTS (SELECT 1 FROM "Improvement" x WHERE x."hospitalId" = b."hospitalId" AND x."branchId" = b.id)
        OR EXISTS (SELECT 1 FROM "Branch" x WHERE x."hospitalId" = b."hospitalId" AND x."ledById" = b.id)
        OR (SELECT count(*) FROM "DepartmentPairing" x WHERE x."hospitalId" = b."hospitalId" AND x."branchId" = b.id)
          <> jsonb_array_length(i.data->'pairings'->'departmentIds'))))
    ORDER BY i.row LIMIT 1`,
  );
  await tx.$executeRaw`
    DELETE FROM "DepartmentPairing" t
    USING "ImportRow" i, jsonb_array_elements_text(i.data->'pairings'->'departmentIds') AS d(id)
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data IS NOT NULL
      AND t."hospitalId" = i."hospitalId" AND t."branchId" = i."subjectId" AND t."departmentId" = d.id::uuid
      AND t."fromDay" = (i.data->'pairings'->>'fromDay')::date AND t."toDay" IS NULL`;
  await tx.$executeRaw`
    DELETE FROM "Group" t USING "ImportRow" i
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data IS NOT NULL
      AND t."hospitalId" = i."hospitalId" AND t."branchId" = i."subjectId" AND i.data->'groups' ? t.name`;
  await tx.$executeRaw`
    UPDATE "Branch" t SET kind = b.kind, "parentId" = b."parentId", "foundedOn" = b."foundedOn", key = b.key,
      version = t.version + 1
    FROM "ImportRow" i, jsonb_to_record(i.before->'branch') AS b(id uuid, kind "BranchKind", "parentId" uuid,
      "foundedOn" date, key boolean)
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.before ? 'branch'
      AND t."hospitalId" = i."hospitalId" AND t.id = b.id`;
  await tx.$executeRaw`
    DELETE FROM "Branch" t USING "ImportRow" i
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data IS NOT NULL
      AND i.before IS NULL AND t."hospitalId" = i."hospitalId" AND t.id = i."subjectId"`;
}

/** Takes imported dues bases back. */
export async function undoDues(tx: Tx, { hospitalId }: Actor, id: string): Promise<void> {
  refuseTouched(
    await tx.$queryRaw<Touched[]>`
    SELECT i.cells->>'label' AS label
    FROM "ImportRow" i
    LEFT JOIN "DuesBase" d ON d."hospitalId" = i."hospitalId" AND d.id = i."subjectId"
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data IS NOT NULL
      AND d.version IS DISTINCT FROM coalesce((i.before->'dues'->>'version')::int + 1, 1)
    ORDER BY i.row LIMIT 1`,
  );
  await tx.$executeRaw`
    UPDATE "DuesBase" t SET status = d.status, wage = d.wage, version = t.version + 1
    FROM "ImportRow" i, jsonb_to_record(i.before->'dues') AS d(status "DuesStatus", wage text)
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.before ? 'dues'
      AND t."hospitalId" = i."hospitalId" AND t.id = i."subjectId"`;
  await tx.$executeRaw`
    DELETE FROM "DuesBase" t USING "ImportRow" i
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data IS NOT NULL
      AND i.before IS NULL AND t."hospitalId" = i."hospitalId" AND t.id = i."subjectId"`;
}
