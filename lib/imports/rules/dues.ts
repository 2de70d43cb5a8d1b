import type { Month } from "@/lib/core/period";
import { canBeginIn, type DuesStatus } from "@/lib/dues/schema";
import { PARTY_STAGES } from "@/lib/members/rules";
import type { Problem } from "../schema";
import { type FoundPerson, problem } from "./person";
import { type Plan, planOf } from "./plan";
import type { ReadRow } from "./rows";

/** `wage` in fen. */
export type BaseColumns = { memberId: string; fromMonth: Month; status: DuesStatus; wage: number | null };
export type FoundBase = BaseColumns & { id: string; version: number };

const PAID: readonly DuesStatus[] = ["working", "retired"];
const FIELDS = ["status", "wage"] as const;
const SHOWN = { status: "duesStatus" };

/** What the wage must be with a status. */
function wageProblem({ values, problems }: ReadRow): Problem[] {
  if (problems.some(({ field }) => field === "wage" || field === "duesStatus")) return [];
  const needed = PAID.includes(values.duesStatus as DuesStatus);
  if (needed && !values.wage) return [problem("wage", "wageNeeded")];
  return !needed && values.wage !== undefined ? [problem("wage", "wageNotNeeded")] : [];
}

function monthProblem({ values: { fromMonth } }: ReadRow): Problem[] {
  return fromMonth === undefined || canBeginIn(String(fromMonth)) ? [] : [problem("fromMonth", "monthRange")];
}

function identityProblem({ values }: ReadRow, found: FoundPerson | undefined): Problem[] {
  if (!found) return values.employeeNo === undefined ? [] : [problem("employeeNo", "noStaff")];
  if (values.name !== undefined && values.name !== found.staff.name) {
    return [problem("name", "otherDuesName", { name: found.staff.name })];
  }
  const { member } = found;
  if (!member || !PARTY_STAGES.includes(member.stage)) return [problem("employeeNo", "notMember")];
  return [];
}

/** Judges one row of dues bases against who has the employee number and what base stands from that month. */
export function planBase(row: ReadRow, found: FoundPerson | undefined, base: FoundBase | undefined): Plan<BaseColumns> {
  const { values } = row;
  const problems = [...row.problems, ...identityProblem(row, found), ...wageProblem(row), ...monthProblem(row)];
  const columns = {
    memberId: found?.member?.id ?? "",
    fromMonth: String(values.fromMonth),
    status: values.duesStatus as DuesStatus,
    wage: (values.wage ?? null) as number | null,
  };
  const plan = planOf<BaseColumns>({ columns, found: base, problems, fields: FIELDS, shown: SHOWN, names: new Map() });
  // A wage is nobody's business but the collector's.
  const changes = plan.changes.map((change) =>
    change.field === "wage" ? { ...change, old: "***", new: "****" } : change,
  );
  return { ...plan, changes };
}
