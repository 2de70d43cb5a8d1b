import "server-only";
import { type Actor, branchScope } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { addMonths, clock, type Day, lastDayOf, type Month, monthBounds, today } from "@/lib/core/period";
import { listRules } from "@/lib/organisation/queries/hospital";
import { citationOf, type Rule } from "@/lib/organisation/rules";
import { scopeActivities } from "../policy";
import {
  ASKED,
  type AskedKind,
  type DutyKind,
  type DutyState,
  dutyState,
  runningPeriod,
  type UnprovenDuty,
} from "../rules/duties";

export type DutySpan = { kind: DutyKind; months: readonly Month[] };

/** Branches that show no record of a duty in its period. A branch too small for a committee owes no committee meeting. */
export async function listUnproven(
  actor: Actor,
  duties: readonly DutySpan[],
  committeeFrom: number,
  client: Tx = db,
): Promise<UnprovenDuty[]> {
  const { hospitalId, branchId } = branchScope(actor, "activity.read");
  const reach = branchId?.in ?? null;
  const kinds = duties.map((duty) => duty.kind);
  const froms = duties.map((duty) => `${duty.months[0]}-01`);
  const untils = duties.map((duty) => `${addMonths(duty.months.at(-1) ?? "", 1)}-01`);
  return client.$queryRaw<UnprovenDuty[]>`
    SELECT b.id::text AS "branchId", b.name AS "branchName", d.kind
    FROM "Branch" b
    CROSS JOIN unnest(${kinds}::text[], ${froms}::text[]::date[], ${untils}::text[]::date[]) AS d(kind, since, until)
    WHERE b."hospitalId" = ${hospitalId}::uuid AND (b."dissolvedOn" IS NULL OR b."dissolvedOn" >= d.until)
      AND (${reach}::text[] IS NULL OR b.id = ANY(${reach}::text[]::uuid[]))
      AND (b."foundedOn" IS NULL OR b."foundedOn" <= d.since)
      AND NOT EXISTS (
        SELECT FROM "Activity" a
        WHERE a."hospitalId" = b."hospitalId" AND a."branchId" = b.id AND a."heldOn" >= d.since AND a."heldOn" < d.until
          AND a.kind = d.kind::"ActivityKind" AND a."cancelledAt" IS NULL)
      AND (d.kind <> 'committeeMeeting' OR ${committeeFrom} <= (
        SELECT count(*) FROM "Member" m
        WHERE m."hospitalId" = b."hospitalId" AND m."branchId" = b.id AND m.stage = 'full' AND m."leftOn" IS NULL))
    ORDER BY b.name`;
}

/** What a rule asks of a branch, and what stands against it in the period that a month lies in. */
export type AskedOf = {
  kind: AskedKind;
  /** Once in so many months. */
  interval: number;
  from: Month;
  until: Month;
  held: number;
  state: DutyState;
  citation: string;
};

type Body = { foundedOn: Day | null; full: number; groups: number };
type Span = { kind: AskedKind; rule: Rule; months: Month[] };

/** What decides whether a rule speaks to this branch at all. */
async function findBody({ hospitalId }: Actor, branchId: string, client: Tx): Promise<Body | undefined> {
  const rows = await client.$queryRaw<Body[]>`
    SELECT b."foundedOn"::text AS "foundedOn",
      (SELECT count(*)::int FROM "Member" m WHERE m."hospitalId" = b."hospitalId" AND m."branchId" = b.id
        AND m.stage = 'full' AND m."leftOn" IS NULL) AS "full",
      (SELECT count(*)::int FROM "Group" g WHERE g."hospitalId" = b."hospitalId" AND g."branchId" = b.id) AS groups
    FROM "Branch" b WHERE b."hospitalId" = ${hospitalId}::uuid AND b.id = ${branchId}::uuid`;
  return rows[0];
}

function speaksTo(body: Body, { kind, months }: Span, committeeFrom: number): boolean {
  if (body.foundedOn !== null && body.foundedOn > `${months[0]}-01`) return false;
  if (kind === "committeeMeeting") return body.full >= committeeFrom;
  return kind !== "groupMeeting" || body.groups > 0;
}

/** Held by now and by the end of the month, in the period of each rule. */
async function countHeld(actor: Actor, branchId: string, spans: readonly Span[], month: Month, client: Tx) {
  const { hospitalId, branchId: reach } = scopeActivities(actor);
  if (reach && !reach.in.includes(branchId)) return new Map<string, number>();
  const until = monthBounds(month).until;
  const rows = await client.$queryRaw<{ kind: string; held: number }[]>`
    SELECT d.kind, count(a.id)::int AS held
    FROM unnest(${spans.map(({ kind }) => kind)}::text[], ${spans.map(({ months }) => `${months[0]}-01`)}::text[]::date[]) AS d(kind, since)
    LEFT JOIN "Activity" a ON a."hospitalId" = ${hospitalId}::uuid AND a."branchId" = ${branchId}::uuid
      AND a.kind = d.kind::"ActivityKind" AND a."heldOn" >= d.since AND a."heldOn" < ${until}::date
      AND a."cancelledAt" IS NULL AND a."startsAt" <= ${clock.now()}
    GROUP BY d.kind`;
  return new Map(rows.map(({ kind, held }) => [kind, held]));
}

/**
 * A branch's month against what the rules ask by kind of activity, with their articles. A branch too small for a
 * committee owes no committee meeting, one without groups no group meeting, and a young one nothing of a period that
 * began before it.
 */
export async function summarizeAsked(
  actor: Actor,
  { branchId, month }: { branchId: string; month: Month },
  client: Tx = db,
): Promise<AskedOf[]> {
  const [day] = [lastDayOf(month), today()].toSorted();
  const rules = new Map((await listRules(actor, client, day)).map((rule) => [rule.key, rule]));
  const spans = ASKED.flatMap(({ kind, ruleKey }): Span[] => {
    const rule = rules.get(ruleKey);
    return rule ? [{ kind, rule, months: runningPeriod(rule.value, month) }] : [];
  });
  const body = await findBody(actor, branchId, client);
  if (!body) return [];
  const committeeFrom = rules.get("branch.committeeFromFullMembers")?.value ?? 0;
  const spoken = spans.filter((span) => speaksTo(body, span, committeeFrom));
  const held = await countHeld(actor, branchId, spoken, month, client);
  return spoken.map(({ kind, rule, months }) => {
    const count = held.get(kind) ?? 0;
    const [from, until] = [months[0] ?? month, months.at(-1) ?? month];
    const state = dutyState(count, months, month);
    return { kind, interval: rule.value, from, until, held: count, state, citation: citationOf(rule) };
  });
}
