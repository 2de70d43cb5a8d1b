import type { ClientBase } from "pg";
import { idOf } from "./chance";
import { MONTHS_OF_FIGURES, type World } from "./world";

/** Up to ten times the history; what is more goes into further hospitals. */
const MOST_HISTORY = 10;

/** Tables of a hospital in an order in which references find their rows. Accounts and the audit trail stay single. */
const COPIED = [
  "Department",
  "Branch",
  "DepartmentPairing",
  "Group",
  "Staff",
  "Appointment",
  "RegulationRule",
  "Member",
  "BranchMembership",
  "MemberEvent",
  "Introducer",
  "Partner",
  "PartnerPairing",
  "Activity",
  "ActivityDepartment",
  "Attendance",
  "Brand",
  "SatisfactionFigure",
  "MonthlyReport",
  "ReportStep",
  "ReviewEvent",
];

/**
 * Makes the loaded demo hospital `scale` times as large: first as older history of its own, then as further
 * hospitals. Rows are copied inside the database; the key begins with the hospital, so a copy keeps its other ids.
 */
export async function multiply(client: ClientBase, world: World, scale: number): Promise<void> {
  const history = Math.min(MOST_HISTORY, scale);
  await markOriginals(client);
  for (let turn = 1; turn < history; turn++) await addHistory(client, world.hospitalId, turn);
  const hospitals = Math.ceil(scale / history);
  for (let turn = 1; turn < hospitals; turn++) await addHospital(client, world.hospitalId, turn);
}

async function columnsOf(client: ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [`"${table}"`],
  );
  return rows.map(({ name }) => name);
}

/** Copies rows of one hospital, with some columns replaced by an SQL expression. */
async function copyRows(
  client: ClientBase,
  table: string,
  replaced: Record<string, string>,
  where: string,
  values: unknown[],
): Promise<void> {
  const columns = await columnsOf(client, table);
  const selected = columns.map((column) => replaced[column] ?? `"${column}"`);
  await client.query(
    `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(", ")})
     SELECT ${selected.join(", ")} FROM "${table}" WHERE ${where}`,
    values,
  );
}

async function addHospital(client: ClientBase, from: string, turn: number): Promise<void> {
  const to = idOf(`hospital/copy/${turn}`);
  const place = [from, to];
  const name = { id: "$2::uuid", code: `code || '-${turn}'`, name: `name || '${turn}'` };
  await copyRows(client, "Hospital", name, "id = $1::uuid", place);
  for (const table of COPIED) {
    await copyRows(client, table, { hospitalId: "$2::uuid" }, `"hospitalId" = $1::uuid`, place);
  }
}

/** Remembers what the demo itself loaded: the second copy must not copy the first. */
async function markOriginals(client: ClientBase): Promise<void> {
  await client.query(`CREATE TEMP TABLE demo_original ON COMMIT DROP AS
    SELECT id FROM "Activity" UNION ALL SELECT id FROM "SatisfactionFigure"
    UNION ALL SELECT id FROM "MonthlyReport" UNION ALL SELECT id FROM "ReportStep" UNION ALL SELECT id FROM "ReviewEvent"`);
  await client.query("ANALYZE demo_original");
}

/** The activities, figures and reports once more, `turn` spans earlier, with ids of their own. */
async function addHistory(client: ClientBase, hospitalId: string, turn: number): Promise<void> {
  const months = turn * MONTHS_OF_FIGURES;
  const id = (column: string) => `md5("${column}"::text || '/${turn}')::uuid`;
  const month = `to_char(("month" || '-01')::date - interval '${months} months', 'YYYY-MM')`;
  const before = (column: string) => `"${column}" - interval '${months} months'`;
  const copy = (table: string, key: string, replaced: Record<string, string>) => {
    const where = `"hospitalId" = $1::uuid AND "${key}" IN (SELECT id FROM demo_original)`;
    return copyRows(client, table, { ...replaced, [key]: id(key) }, where, [hospitalId]);
  };
  const days = { heldOn: `(${before("heldOn")})::date`, startsAt: before("startsAt"), endsAt: before("endsAt") };
  await copy("Activity", "id", days);
  await copy("ActivityDepartment", "activityId", {});
  await copy("Attendance", "activityId", {});
  await copy("SatisfactionFigure", "id", { month });
  await copy("MonthlyReport", "id", { month });
  await copy("ReportStep", "id", { reportId: id("reportId"), doneInReportId: id("doneInReportId") });
  await copy("ReviewEvent", "id", { reportId: id("reportId"), at: before("at") });
}
