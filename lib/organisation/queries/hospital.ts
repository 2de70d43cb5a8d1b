import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Ownership, RobotKind } from "@/lib/core/db/generated/enums";
import { AppError } from "@/lib/core/errors";
import { type Day, fromDbDay, today } from "@/lib/core/period";
import { changesFrom, effectiveRule, type Rule } from "../rules";

export type HospitalProfile = {
  name: string;
  code: string;
  version: number;
  ownership: Ownership;
  grade: string | null;
  openedOn: Day | null;
  beds: number | null;
  largeDevices: number | null;
  /** Staff on the establishment: a denominator, not the number of rows in the register. */
  staffCount: number | null;
  /** Satisfaction targets, 0–100. */
  outpatientTarget: number | null;
  inpatientTarget: number | null;
  staffTarget: number | null;
  /** Working day of the following month by which a monthly report is due. */
  reportDueWorkday: number;
  /** Above official documents; null: none. */
  letterhead: string | null;
  /** The head of issue numbers. */
  documentPrefix: string | null;
  /** Whether late matters of the plan are nudged every Monday. */
  weeklyNudges: boolean;
  /** Which group robot takes messages; its address stays in the database. */
  robotKind: RobotKind | null;
};

/** The actor's own hospital. */
export async function getHospital(actor: Actor, client: Tx = db): Promise<HospitalProfile> {
  const row = await client.hospital.findUniqueOrThrow({
    where: { id: actor.hospitalId },
    omit: { id: true, demo: true, createdAt: true, robotUrl: true },
  });
  const score = (value: { toNumber: () => number } | null) => value?.toNumber() ?? null;
  return {
    ...row,
    openedOn: row.openedOn && fromDbDay(row.openedOn),
    outpatientTarget: score(row.outpatientTarget),
    inpatientTarget: score(row.inpatientTarget),
    staffTarget: score(row.staffTarget),
  };
}

/** Every version of the rules that hold for the hospital's ownership, overrides applied; of a key the oldest first. */
export async function listRuleVersions(actor: Actor, client: Tx = db): Promise<Rule[]> {
  const rows = await client.regulationRule.findMany({
    where: { hospitalId: actor.hospitalId, OR: [{ ownership: null }, { ownership: actor.hospital.ownership }] },
    orderBy: [{ key: "asc" }, { effectiveOn: "asc" }],
  });
  return rows.map(effectiveRule);
}

/** The rules in force on a day, today if none is given, that hold for the hospital's ownership, overrides applied. */
export async function listRules(actor: Actor, client: Tx = db, day: Day = today()): Promise<Rule[]> {
  const begun = (await listRuleVersions(actor, client)).filter(({ effectiveOn }) => effectiveOn <= day);
  // A later version of a rule replaces the one before it.
  return [...new Map(begun.map((rule) => [rule.key, rule])).values()];
}

/** The versions that are known and not yet in force. */
export async function listPlannedRules(actor: Actor): Promise<Rule[]> {
  return (await listRuleVersions(actor)).filter(({ effectiveOn }) => effectiveOn > today());
}

/** One rule by its key, as it holds on a day; throws NOT_FOUND when the hospital has none. */
export async function getRule(actor: Actor, key: string, client: Tx = db, day: Day = today()): Promise<Rule> {
  const found = (await listRules(actor, client, day)).find((rule) => rule.key === key);
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  return found;
}

/** A rule as it stands on the day from which a change to it would hold. */
export function getChangeableRule(actor: Actor, key: string, client: Tx = db): Promise<Rule> {
  return getRule(actor, key, client, changesFrom(key));
}
