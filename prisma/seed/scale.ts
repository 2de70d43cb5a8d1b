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
  "AnnualPlan",
  "PlanItem",
  "PlanCoOwner",
  "PlanAmendment",
  "Brand",
  "BrandSuccession",
  "SwotEntry",
  "SwotStrategy",
  "SwotStrategyEntry",
  "BrandIndicator",
  "BrandIndicatorValue",
  "SatisfactionFigure",
  "Questionnaire",
  "QuestionnaireVersion",
  "SurveyRound",
  "SurveyRoundDepartment",
  "SurveyChannel",
  "SurveyCode",
  "SurveyAnswer",
  "SurveyComment",
  "SurveyDayTally",
  "SurveyPendingTally",
  "SurveyMonthTally",
  "Improvement",
  "CareAction",
  "MonthlyReport",
  "ReportVersion",
  "ReportStep",
  "ReviewEvent",
  "ReportLateNote",
  "PlanProgress",
];

/**
 * Makes the loaded demo hospital `scale` times as large: first as older history of its own, then as further
 * hospitals. Rows are copied inside the database; the key begins with the hospital, so a copy keeps its other ids.
 */
export async function multiply(
  client: ClientBase,
  world: World,
  scale: number,
  mostHistory = MOST_HISTORY,
): Promise<void> {
  const history = Math.min(mostHistory, scale);
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
  const other = otherKeys(`hospital/${turn}`);
  for (const table of COPIED) {
    const replaced = { hospitalId: "$2::uuid", ...other[table] };
    await copyRows(client, table, replaced, `"hospitalId" = $1::uuid`, place);
  }
}

/** What is unique in the whole database: a copy's addresses and codes are others. */
function otherKeys(turn: string): Record<string, Record<string, string>> {
  const hash = (of: string) => `md5(${of} || '/${turn}')`;
  return {
    // Of the signs that such a code is made of.
    Brand: { publicCode: `translate(left(${hash('"publicCode"')}, 10), '01', 'xy')` },
    SurveyChannel: { token: `upper(left(${hash("token")}, 10))` },
    SurveyCode: { hash: `${hash("hash")} || ${hash("hash || '-'")}` },
  };
}

/** Tables whose rows are copied into older history, what hangs on them with them. */
const AGEING = [
  "Activity",
  "SatisfactionFigure",
  "MonthlyReport",
  "ReportVersion",
  "ReportStep",
  "ReviewEvent",
  "SurveyRound",
  "Improvement",
  "CareAction",
];

/** Remembers what the demo itself loaded: the second copy must not copy the first. */
async function markOriginals(client: ClientBase): Promise<void> {
  await client.query(`CREATE TEMP TABLE demo_original ON COMMIT DROP AS
    ${AGEING.map((table) => `SELECT id FROM "${table}"`).join(" UNION ALL ")}`);
  await client.query("ANALYZE demo_original");
}

type Copy = (table: string, key: string, replaced: Record<string, string>) => Promise<void>;

/** Everything that has a day or a month once more, `turn` spans earlier, with ids of its own. */
async function addHistory(client: ClientBase, hospitalId: string, turn: number): Promise<void> {
  const months = turn * MONTHS_OF_FIGURES;
  const id = (column: string) => `md5("${column}"::text || '/${turn}')::uuid`;
  const month = `to_char(("month" || '-01')::date - interval '${months} months', 'YYYY-MM')`;
  const before = (column: string) => `"${column}" - interval '${months} months'`;
  const day = (column: string) => ({ [column]: `(${before(column)})::date` });
  const copy: Copy = (table, key, replaced) => {
    const where = `"hospitalId" = $1::uuid AND "${key}" IN (SELECT id FROM demo_original)`;
    return copyRows(client, table, { ...replaced, [key]: id(key) }, where, [hospitalId]);
  };
  await copy("Activity", "id", { ...day("heldOn"), startsAt: before("startsAt"), endsAt: before("endsAt") });
  await copy("ActivityDepartment", "activityId", {});
  await copy("Attendance", "activityId", {});
  await copy("SatisfactionFigure", "id", { month });
  await copy("MonthlyReport", "id", { month });
  const handedIn = { submittedAt: before("submittedAt"), approvedAt: before("approvedAt") };
  await copy("ReportVersion", "id", { reportId: id("reportId"), ...handedIn });
  await copy("ReportStep", "id", { reportId: id("reportId"), doneInReportId: id("doneInReportId") });
  await copy("ReviewEvent", "id", { reportId: id("reportId"), at: before("at") });
  await copy("CareAction", "id", day("onDay"));
  const days = { ...day("startedOn"), ...day("dueOn"), ...day("closedOn"), createdAt: before("createdAt") };
  await copy("Improvement", "id", days);
  await addOlderRounds(copy, turn, { month, issuedAt: before("issuedAt") });
}

const DAYS_OF_MONTH = 365.25 / 12;

/** Rounds with all that was answered, in the same departments; their codes are gone. */
async function addOlderRounds(copy: Copy, turn: number, { month, issuedAt }: Record<"month" | "issuedAt", string>) {
  // In whole days: 28 and 29 February some years earlier would be one day, which has one tally.
  const span = Math.round(turn * MONTHS_OF_FIGURES * DAYS_OF_MONTH);
  const day = (column: string) => ({ [column]: `"${column}" - ${span}` });
  const days = { ...day("opensOn"), ...day("closesOn"), issuedAt };
  await copy("SurveyRound", "id", { ...days, title: `title || ' -${turn}'` });
  await copy("SurveyRoundDepartment", "roundId", {});
  const ownId = (table: string, replaced: Record<string, string>) =>
    copy(table, "roundId", { id: `md5(id::text || '/${turn}')::uuid`, ...replaced });
  await ownId("SurveyChannel", otherKeys(`history/${turn}`).SurveyChannel ?? {});
  await ownId("SurveyAnswer", { ...day("day"), mixed: "true" });
  await ownId("SurveyComment", { ...day("day"), month, mixed: "true" });
  await copy("SurveyDayTally", "roundId", day("day"));
  await copy("SurveyPendingTally", "roundId", {});
  await copy("SurveyMonthTally", "roundId", { month });
}
