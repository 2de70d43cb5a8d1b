import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { clock, today } from "@/lib/core/period";
import { type Counted, type RowRange, sameAsExpected } from "./write-rows";

/**
 * Writes the staff records and personal data of a range of checked rows in one statement: new ones, and those that
 * still stand as the dry run saw them, in departments that are still open. A change of department is a move of today.
 */
async function writeStaff(tx: Tx, { hospitalId }: Actor, { id, from, to }: RowRange): Promise<void> {
  const [counted] = await tx.$queryRaw<Counted[]>`
    WITH checked AS MATERIALIZED (
      SELECT (i.data->>'staffId')::uuid AS id, (i.before->>'staffVersion')::int AS version, i.data->'personal' AS personal,
        (i.before->'staff'->>'departmentId')::uuid AS "oldDepartmentId", s.*
      FROM "ImportRow" i, jsonb_to_record(i.data->'staff') AS s("employeeNo" text, name text, pinyin text, sex "Sex",
        title text, job text, education "Education", backbone boolean, "departmentId" uuid, "joinedOn" date)
      WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.row BETWEEN ${from} AND ${to}
        AND i.data ? 'staff'
    ), r AS MATERIALIZED (
      SELECT c.* FROM checked c JOIN "Department" d ON d."hospitalId" = ${hospitalId}::uuid AND d.id = c."departmentId"
        AND d."closedOn" IS NULL
    ), created AS (
      INSERT INTO "Staff" ("hospitalId", id, "employeeNo", name, pinyin, sex, title, job, education, backbone,
        "departmentId", "joinedOn")
      SELECT ${hospitalId}::uuid, id, "employeeNo", name, pinyin, sex, title, job, education, backbone, "departmentId",
        "joinedOn"
      FROM r WHERE version IS NULL
      RETURNING 1
    ), updated AS (
      UPDATE "Staff" t SET name = r.name, pinyin = r.pinyin, sex = r.sex, title = r.title, job = r.job,
        education = r.education, backbone = r.backbone, "departmentId" = r."departmentId", "joinedOn" = r."joinedOn",
        version = t.version + 1
      FROM r WHERE r.version IS NOT NULL AND t."hospitalId" = ${hospitalId}::uuid AND t.id = r.id
        AND t.version = r.version
      RETURNING 1
    ), moved AS (
      INSERT INTO "StaffMove" ("hospitalId", id, "staffId", "fromDepartmentId", "intoDepartmentId", "onDay")
      SELECT ${hospitalId}::uuid, gen_random_uuid(), id, "oldDepartmentId", "departmentId", ${today()}::date
      FROM r WHERE version IS NOT NULL AND "oldDepartmentId" <> "departmentId"
    ), personal AS (
      INSERT INTO "PersonalData" ("hospitalId", "staffId", "idNumber", "idNumberHash", phone, "phoneHash", "birthDate")
      SELECT ${hospitalId}::uuid, r.id, p."idNumber", p."idNumberHash", p.phone, p."phoneHash", p."birthDate"
      FROM r, jsonb_to_record(r.personal) AS p("idNumber" text, "idNumberHash" text, phone text, "phoneHash" text,
        "birthDate" text)
      WHERE r.personal IS NOT NULL AND r.version IS NULL
    ), completed AS (
      INSERT INTO "PersonalData" AS t ("hospitalId", "staffId", "idNumber", "idNumberHash", phone, "phoneHash", "birthDate")
      SELECT ${hospitalId}::uuid, r.id, p."idNumber", p."idNumberHash", p.phone, p."phoneHash", p."birthDate"
      FROM r, jsonb_to_record(r.personal) AS p("idNumber" text, "idNumberHash" text, phone text, "phoneHash" text,
        "birthDate" text)
      WHERE r.personal IS NOT NULL AND r.version IS NOT NULL
      ON CONFLICT ("hospitalId", "staffId") DO UPDATE SET "idNumber" = coalesce(excluded."idNumber", t."idNumber"),
        "idNumberHash" = coalesce(excluded."idNumberHash", t."idNumberHash"),
        phone = coalesce(excluded.phone, t.phone), "phoneHash" = coalesce(excluded."phoneHash", t."phoneHash"),
        "birthDate" = coalesce(excluded."birthDate", t."birthDate")
    )
    SELECT (SELECT count(*) FROM checked)::int AS expected,
      ((SELECT count(*) FROM created) + (SELECT count(*) FROM updated))::int AS written`;
  sameAsExpected(counted);
}

/**
 * Writes the members of a range of checked rows: new ones with their branch and first event, which take the member's
 * own id, others corrected. Their branch is still there, and so are staff records that came without a change.
 */
async function writeMembers(tx: Tx, { hospitalId, userId }: Actor, { id, from, to }: RowRange): Promise<void> {
  const [counted] = await tx.$queryRaw<Counted[]>`
    WITH checked AS MATERIALIZED (
      SELECT (i.data->>'staffId')::uuid AS "staffId", (i.before->'member'->>'version')::int AS version,
        i.data ? 'staff' AS "withStaff", (i.before->>'staffVersion')::int AS "staffVersion", m.*
      FROM "ImportRow" i, jsonb_to_record(i.data->'member') AS m(id uuid, "branchId" uuid, "groupId" uuid,
        stage "MemberStage", "appliedOn" date, "activistOn" date, "candidateOn" date, "probationaryOn" date,
        "fullOn" date, since date)
      WHERE i."hospitalId" = ${hospitalId}::uuid AND i."batchId" = ${id}::uuid AND i.row BETWEEN ${from} AND ${to}
        AND i.data ? 'member'
    ), there AS MATERIALIZED (
      -- By an array, because a join is planned before anybody knows how many rows there are.
      SELECT id, version FROM "Staff" WHERE "hospitalId" = ${hospitalId}::uuid
        AND id = ANY(ARRAY(SELECT "staffId" FROM checked WHERE NOT "withStaff")) FOR SHARE
    ), r AS MATERIALIZED (
      SELECT c.* FROM checked c JOIN "Branch" b ON b."hospitalId" = ${hospitalId}::uuid AND b.id = c."branchId"
        AND b."dissolvedOn" IS NULL
      WHERE c."withStaff" OR (c."staffId", c."staffVersion") IN (SELECT id, version FROM there)
    ), created AS (
      INSERT INTO "Member" ("hospitalId", id, "staffId", "branchId", "groupId", stage, "appliedOn", "activistOn",
        "candidateOn", "probationaryOn", "fullOn")
      SELECT ${hospitalId}::uuid, id, "staffId", "branchId", "groupId", stage, "appliedOn", "activistOn",
        "candidateOn", "probationaryOn", "fullOn"
      FROM r WHERE version IS NULL
      RETURNING 1
    ), updated AS (
      UPDATE "Member" t SET "groupId" = r."groupId", "appliedOn" = r."appliedOn", "activistOn" = r."activistOn",
        "candidateOn" = r."candidateOn", "probationaryOn" = r."probationaryOn", "fullOn" = r."fullOn",
        version = t.version + 1
      FROM r WHERE r.version IS NOT NULL AND t."hospitalId" = ${hospitalId}::uuid AND t.id = r.id
        AND t.version = r.version
      RETURNING 1
    ), belonging AS (
      INSERT INTO "BranchMembership" ("hospitalId", id, "memberId", "branchId", "fromDay")
      SELECT ${hospitalId}::uuid, id, id, "branchId", since FROM r WHERE version IS NULL
    ), registered AS (
      INSERT INTO "MemberEvent" ("hospitalId", id, "memberId", kind, "onDay", details, "recordedById", "createdAt")
      SELECT ${hospitalId}::uuid, id, id, 'registered', since,
        jsonb_build_object('branchId', "branchId", 'stage', stage), ${userId}::uuid, ${clock.now()}
      FROM r WHERE version IS NULL
    )
    SELECT (SELECT count(*) FROM checked)::int AS expected,
      ((SELECT count(*) FROM created) + (SELECT count(*) FROM updated))::int AS written`;
  sameAsExpected(counted);
}

/** Writes a range of checked rows of staff or of members. */
export async function writePeople(tx: Tx, actor: Actor, range: RowRange): Promise<void> {
  await writeStaff(tx, actor, range);
  await writeMembers(tx, actor, range);
}
