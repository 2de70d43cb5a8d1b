import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";

/** What the records behind ids are called today, within the actor's hospital; ids of nothing are left out. */
export async function findNames(actor: Actor, ids: readonly string[]): Promise<Record<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return {};
  const { hospitalId } = actor;
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    WITH wanted AS (SELECT unnest(${wanted}::uuid[]) AS id)
    SELECT id::text, name FROM "Branch" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, name FROM "Department" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, name FROM "User" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, name FROM "Staff" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, name FROM "Partner" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, name FROM "Group" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, name FROM "Brand" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, title FROM "Activity" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, title FROM "FollowUp" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, month FROM "ReportBook" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT n.id::text, b.name || ' ' || to_char(n.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')
      FROM "NudgeMessage" n JOIN wanted ON wanted.id = n.id
      JOIN "Branch" b ON b."hospitalId" = n."hospitalId" AND b.id = n."branchId" WHERE n."hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, title FROM "CareAction" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, title FROM "Improvement" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, "fileName" FROM "ImportBatch" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, title FROM "SurveyRound" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT id::text, title FROM "Questionnaire" JOIN wanted USING (id) WHERE "hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT v.id::text, q.title || ' ' || v.number FROM "QuestionnaireVersion" v JOIN wanted ON wanted.id = v.id
      JOIN "Questionnaire" q ON q."hospitalId" = v."hospitalId" AND q.id = v."questionnaireId"
      WHERE v."hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT a.id::text, s.name || ' ' || a.title FROM "Appointment" a JOIN wanted ON wanted.id = a.id
      JOIN "Staff" s ON s."hospitalId" = a."hospitalId" AND s.id = a."staffId" WHERE a."hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT m.id::text, s.name FROM "Member" m JOIN wanted ON wanted.id = m.id
      JOIN "Staff" s ON s."hospitalId" = m."hospitalId" AND s.id = m."staffId" WHERE m."hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT p.id::text, s.name || ' ' || p.month FROM "DuesPayment" p JOIN wanted ON wanted.id = p.id
      JOIN "Member" m ON m."hospitalId" = p."hospitalId" AND m.id = p."memberId"
      JOIN "Staff" s ON s."hospitalId" = m."hospitalId" AND s.id = m."staffId" WHERE p."hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT d.id::text, s.name || ' ' || d."fromMonth" FROM "DuesBase" d JOIN wanted ON wanted.id = d.id
      JOIN "Member" m ON m."hospitalId" = d."hospitalId" AND m.id = d."memberId"
      JOIN "Staff" s ON s."hospitalId" = m."hospitalId" AND s.id = m."staffId" WHERE d."hospitalId" = ${hospitalId}::uuid
    UNION ALL SELECT r.id::text, b.name || ' ' || r.month FROM "MonthlyReport" r JOIN wanted ON wanted.id = r.id
      JOIN "Branch" b ON b."hospitalId" = r."hospitalId" AND b.id = r."branchId" WHERE r."hospitalId" = ${hospitalId}::uuid`;
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
