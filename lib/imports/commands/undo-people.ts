import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { refuseTouched, type Touched } from "./refuse-touched";

/**
 * Throws CONFLICT, naming the first one, when a row that the import wrote has another version than it left, when
 * something was recorded since that would go with a new row, or when the department or group to go back to is no more.
 */
async function assertUntouched(tx: Tx, { hospitalId }: Actor, id: string): Promise<void> {
  const touched = await tx.$queryRaw<Touched[]>`
    SELECT i.cells->>'label' AS label
    FROM "ImportRow" i
    LEFT JOIN "Staff" s ON s."hospitalId" = i."hospitalId" AND s.id = (i.data->>'staffId')::uuid
    LEFT JOIN "Member" m ON m."hospitalId" = i."hospitalId" AND m.id = (i.data->'member'->>'id')::uuid
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data IS NOT NULL AND (
      (i.data ? 'staff' AND s.version IS DISTINCT FROM coalesce((i.before->>'staffVersion')::int + 1, 1))
      OR (i.data ? 'member' AND m.version IS DISTINCT FROM coalesce((i.before->'member'->>'version')::int + 1, 1))
      OR (i.before ? 'staff' AND NOT EXISTS (SELECT 1 FROM "Department" x WHERE x."hospitalId" = i."hospitalId"
        AND x.id = (i.before->'staff'->>'departmentId')::uuid AND x."closedOn" IS NULL))
      OR (i.before->'member'->>'groupId' IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "Group" x
        WHERE x."hospitalId" = i."hospitalId" AND x.id = (i.before->'member'->>'groupId')::uuid))
      OR (NOT coalesce(i.before ? 'staffVersion', false) AND (
        EXISTS (SELECT 1 FROM "StaffMove" x WHERE x."hospitalId" = s."hospitalId" AND x."staffId" = s.id)
        OR EXISTS (SELECT 1 FROM "Appointment" x WHERE x."hospitalId" = s."hospitalId" AND x."staffId" = s.id)
        OR EXISTS (SELECT 1 FROM "User" x WHERE x."hospitalId" = s."hospitalId" AND x."staffId" = s.id)
        OR (NOT i.data ? 'member'
          AND EXISTS (SELECT 1 FROM "Member" x WHERE x."hospitalId" = s."hospitalId" AND x."staffId" = s.id))))
      OR (i.data ? 'member' AND NOT coalesce(i.before ? 'member', false) AND (
        (SELECT count(*) FROM "MemberEvent" x WHERE x."hospitalId" = m."hospitalId" AND x."memberId" = m.id) > 1
        OR EXISTS (SELECT 1 FROM "DuesBase" x WHERE x."hospitalId" = m."hospitalId" AND x."memberId" = m.id)
        OR EXISTS (SELECT 1 FROM "DuesPayment" x WHERE x."hospitalId" = m."hospitalId" AND x."memberId" = m.id)
        OR EXISTS (SELECT 1 FROM "AdmissionMaterial" x WHERE x."hospitalId" = m."hospitalId" AND x."memberId" = m.id)
        OR EXISTS (SELECT 1 FROM "Attendance" x WHERE x."hospitalId" = m."hospitalId" AND x."memberId" = m.id)
        OR EXISTS (SELECT 1 FROM "Introducer" x
          WHERE x."hospitalId" = m."hospitalId" AND (x."memberId" = m.id OR x."introducerId" = m.id)))))
    ORDER BY i.row LIMIT 1`;
  refuseTouched(touched);
}

async function removeNew(tx: Tx, { hospitalId }: Actor, id: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "Member" m USING "ImportRow" i
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data ? 'member'
      AND NOT coalesce(i.before ? 'member', false)
      AND m."hospitalId" = i."hospitalId" AND m.id = (i.data->'member'->>'id')::uuid`;
  await tx.$executeRaw`
    DELETE FROM "Staff" s USING "ImportRow" i
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.data ? 'staff'
      AND NOT coalesce(i.before ? 'staffVersion', false)
      AND s."hospitalId" = i."hospitalId" AND s.id = (i.data->>'staffId')::uuid`;
}

async function restoreStaff(tx: Tx, { hospitalId }: Actor, id: string): Promise<void> {
  await tx.$executeRaw`
    WITH r AS MATERIALIZED (
      SELECT (i.data->>'staffId')::uuid AS id, (i.data->'staff'->>'departmentId')::uuid AS "newDepartmentId",
        b."committedAt", s.*
      FROM "ImportRow" i JOIN "ImportBatch" b ON b."hospitalId" = i."hospitalId" AND b.id = i."batchId",
        jsonb_to_record(i.before->'staff') AS s(name text, pinyin text, sex "Sex", title text, job text,
          education "Education", backbone boolean, "departmentId" uuid, "joinedOn" date)
      WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.before ? 'staff'
    ), unmoved AS (
      DELETE FROM "StaffMove" t USING r
      WHERE t."hospitalId" = ${hospitalId}::uuid AND t."staffId" = r.id AND r."newDepartmentId" <> r."departmentId"
        AND t."intoDepartmentId" = r."newDepartmentId"
        AND t."onDay" = (r."committedAt" AT TIME ZONE 'Asia/Shanghai')::date
    )
    UPDATE "Staff" t SET name = r.name, pinyin = r.pinyin, sex = r.sex, title = r.title, job = r.job,
      education = r.education, backbone = r.backbone, "departmentId" = r."departmentId", "joinedOn" = r."joinedOn",
      version = t.version + 1
    FROM r WHERE t."hospitalId" = ${hospitalId}::uuid AND t.id = r.id`;
}

async function restorePersonal(tx: Tx, { hospitalId }: Actor, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "PersonalData" t SET "idNumber" = p."idNumber", "idNumberHash" = p."idNumberHash", phone = p.phone,
      "phoneHash" = p."phoneHash", "birthDate" = p."birthDate"
    FROM "ImportRow" i, jsonb_to_record(i.before->'personal') AS p("idNumber" text, "idNumberHash" text, phone text,
      "phoneHash" text, "birthDate" text)
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.before ? 'personal'
      AND t."hospitalId" = i."hospitalId" AND t."staffId" = (i.data->>'staffId')::uuid`;
  await tx.$executeRaw`
    DELETE FROM "PersonalData" t USING "ImportRow" i
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.before ? 'personal'
      AND t."hospitalId" = i."hospitalId" AND t."staffId" = (i.data->>'staffId')::uuid
      AND t."idNumber" IS NULL AND t.phone IS NULL AND t."birthDate" IS NULL`;
}

async function restoreMembers(tx: Tx, { hospitalId }: Actor, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Member" t SET "groupId" = m."groupId", "appliedOn" = m."appliedOn", "activistOn" = m."activistOn",
      "candidateOn" = m."candidateOn", "probationaryOn" = m."probationaryOn", "fullOn" = m."fullOn",
      version = t.version + 1
    FROM "ImportRow" i, jsonb_to_record(i.before->'member') AS m(id uuid, "groupId" uuid, "appliedOn" date,
      "activistOn" date, "candidateOn" date, "probationaryOn" date, "fullOn" date)
    WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.before ? 'member'
      AND t."hospitalId" = i."hospitalId" AND t.id = m.id`;
}

/** Takes back what an import wrote about people. */
export async function undoPeople(tx: Tx, actor: Actor, id: string): Promise<void> {
  await assertUntouched(tx, actor, id);
  await removeNew(tx, actor, id);
  await restoreStaff(tx, actor, id);
  await restorePersonal(tx, actor, id);
  await restoreMembers(tx, actor, id);
}
