import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, pool, type Tx } from "@/lib/core/db/client";
import { fromDbDay } from "@/lib/core/period";
import { unseal } from "@/lib/core/personal-data";
import type { PersonalField } from "@/lib/staff/rules/personal";
import type { FoundPerson, MemberColumns, Places } from "../rules/person";

type Named = { id: string; name: string; branchId?: string };

/** Departments, branches and groups that are there today, by name: a hospital has few of them. */
export async function listPlaces(actor: Actor, client: Tx = db): Promise<Places> {
  const { hospitalId } = actor;
  const select = { id: true, name: true } as const;
  const departments: Named[] = await client.department.findMany({ where: { hospitalId, closedOn: null }, select });
  const branches = await client.branch.findMany({
    where: { hospitalId, dissolvedOn: null },
    select: { ...select, foundedOn: true },
  });
  const groups = await client.group.findMany({ where: { hospitalId }, select: { ...select, branchId: true } });
  const byName = (rows: Named[]) => new Map(rows.map(({ id, name }) => [name, id]));
  return {
    departments: byName(departments),
    branches: byName(branches),
    founded: new Map(branches.flatMap(({ id, foundedOn }) => (foundedOn ? [[id, fromDbDay(foundedOn)]] : []))),
    groups: new Map(groups.map(({ id, name, branchId }) => [`${branchId}/${name}`, id])),
    names: new Map([...departments, ...branches, ...groups].map(({ id, name }) => [id, name])),
  };
}

type PersonRow = {
  staffId: string;
  staff: FoundPerson["staff"];
  idNumber: string | null;
  phone: string | null;
  birthDate: string | null;
  idNumberHash: string | null;
  phoneHash: string | null;
  member: (MemberColumns & { id: string; version: number; leftOn: string | null }) | null;
};

/** Personal data as they lie in the database. */
export type SealedPersonal = Record<PersonalField | "idNumberHash" | "phoneHash", string | null>;

/** Who has these employee numbers, with their personal data in clear: only for judging an import, never for a page. */
export async function listFoundPeople(
  actor: Actor,
  employeeNos: readonly string[],
): Promise<Map<string, FoundPerson & { sealed: SealedPersonal }>> {
  const { hospitalId } = actor;
  // Over the pool: thousands of rows cost the client above it several times as much.
  const { rows } = await pool().query<PersonRow>(
    `SELECT s.id AS "staffId", p."idNumber", p.phone, p."birthDate", p."idNumberHash", p."phoneHash",
      jsonb_build_object('employeeNo', s."employeeNo", 'name', s.name, 'sex', s.sex, 'title', s.title, 'job', s.job,
        'education', s.education, 'backbone', s.backbone, 'departmentId', s."departmentId", 'joinedOn', s."joinedOn",
        'leftOn', s."leftOn", 'version', s.version) AS staff,
      CASE WHEN m.id IS NULL THEN NULL ELSE jsonb_build_object('id', m.id, 'branchId', m."branchId",
        'groupId', m."groupId", 'stage', m.stage, 'appliedOn', m."appliedOn", 'activistOn', m."activistOn",
        'candidateOn', m."candidateOn", 'probationaryOn', m."probationaryOn", 'fullOn', m."fullOn",
        'leftOn', m."leftOn", 'version', m.version) END AS member
    FROM "Staff" s
    LEFT JOIN "PersonalData" p ON p."hospitalId" = s."hospitalId" AND p."staffId" = s.id
    LEFT JOIN "Member" m ON m."hospitalId" = s."hospitalId" AND m."staffId" = s.id
    WHERE s."hospitalId" = $1::uuid AND s."employeeNo" = ANY($2::text[])`,
    [hospitalId, employeeNos],
  );
  return new Map(
    rows.map(({ staffId, staff, member, ...sealed }) => {
      const open = (field: PersonalField) => {
        const value = sealed[field];
        return value === null ? null : unseal(value, { hospitalId, rowId: staffId, field });
      };
      const personal = { idNumber: open("idNumber"), phone: open("phone"), birthDate: open("birthDate") };
      return [staff.employeeNo, { staffId, staff, member, personal, sealed }];
    }),
  );
}

/** Employee numbers by the keyed hash of the ID number. */
export async function listHolders(actor: Actor, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { hospitalId } = actor;
  const { rows } = await pool().query<{ hash: string; employeeNo: string }>(
    `SELECT p."idNumberHash" AS hash, s."employeeNo"
    FROM "PersonalData" p JOIN "Staff" s ON s."hospitalId" = p."hospitalId" AND s.id = p."staffId"
    WHERE p."hospitalId" = $1::uuid AND p."idNumberHash" = ANY($2::text[])`,
    [hospitalId, hashes],
  );
  return new Map(rows.map(({ hash, employeeNo }) => [hash, employeeNo]));
}
