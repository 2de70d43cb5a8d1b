import { ASKED, dutyState, runningPeriod } from "@/lib/activities/rules/duties";
import { trainingKinds } from "@/lib/activities/rules/training";
import { addMonths, type Day, instantOf, type Month, monthOf } from "@/lib/core/period";
import { citationOf } from "@/lib/organisation/rules";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";
import { reportedFigure } from "@/lib/reports/rules/figures";
import type { ReportSnapshot, Sections } from "@/lib/reports/schema";
import type { Held } from "./activities";
import type { BrandPlan } from "./brands";
import type { RowOf } from "./rows";

/** The demo hospital's targets. */
const TARGETS = { outpatient: 98, inpatient: 99, staff: 90 };

/** Everything a frozen report quotes, ready to be looked up. */
export type Sources = {
  heldBy: ReadonlyMap<string, Held[]>;
  pairings: RowOf<"DepartmentPairing">[];
  figures: ReadonlyMap<string, RowOf<"SatisfactionFigure">[]>;
  departmentNames: ReadonlyMap<string, string>;
  branchNames: ReadonlyMap<string, string>;
};

export function sourceKey(id: string, month: Month): string {
  return `${id}/${month}`;
}

/** What a branch held in a month, counted by kind. */
export function activitiesOf(held: Held[]): ReportSnapshot["activities"] {
  const kinds = [...new Set(held.map(({ row }) => row.kind))];
  return kinds.map((kind) => {
    const same = held.filter(({ row }) => row.kind === kind);
    const attendances = same.flatMap((one) => one.attendances);
    const present = attendances.filter(({ status }) => status === "present").length;
    return { kind, count: same.length, present, expected: attendances.length };
  });
}

export function partnerWorkOf(held: Held[]): ReportSnapshot["partnerWork"] {
  return held.flatMap(({ draft, row }) =>
    draft.partner
      ? [{ id: row.id, title: row.title, heldOn: row.heldOn, partnerName: draft.partner.name, served: row.served }]
      : [],
  );
}

/** Figures of the departments the branch stood in during the month. */
export function satisfactionOf(sources: Sources, branchId: string, month: Month): ReportSnapshot["satisfaction"] {
  const inMonth = ({ fromDay, toDay }: { fromDay: Day; toDay: Day | null }) =>
    monthOf(fromDay) <= month && (toDay === null || monthOf(toDay) >= month);
  const paired = sources.pairings.filter((pairing) => pairing.branchId === branchId && inMonth(pairing));
  return paired.flatMap(({ departmentId }) => {
    const before = sources.figures.get(sourceKey(departmentId, addMonths(month, -1))) ?? [];
    return (sources.figures.get(sourceKey(departmentId, month)) ?? []).map((figure) => {
      const { population, value, n, formula, source, method } = figure;
      const then = before.find((one) => one.population === population) ?? null;
      const place = { departmentId, departmentName: sources.departmentNames.get(departmentId) ?? "" };
      const found = { ...place, population, month, value, n, formula, source, method };
      return reportedFigure({ ...found, previous: then?.value ?? null, before: then }, TARGETS[population]);
    });
  });
}

const TRAINING: ReadonlySet<string> = new Set(trainingKinds(REGULATION_RULES));

/** Training of the month, as its activities record it. */
function trainingOf(held: Held[]): ReportSnapshot["training"] {
  const trained = held
    .filter(({ row }) => TRAINING.has(row.kind))
    .map(({ draft, attendances }) => ({
      minutes: draft.minutes,
      members: attendances.filter(({ status }) => status === "present").map(({ memberId }) => memberId),
    }));
  const everybody = trained.flatMap(({ members }) => members);
  const minutes = trained.reduce((sum, one) => sum + one.minutes * one.members.length, 0);
  return { activities: trained.length, personTimes: everybody.length, minutes, people: new Set(everybody).size };
}

const RULES = new Map(REGULATION_RULES.map((rule) => [rule.key, rule]));

/** What the rules ask by kind, against what the branch held in the period up to the month's end. */
function dutiesOf(sources: Sources, branchId: string, month: Month): ReportSnapshot["duties"] {
  return ASKED.flatMap(({ kind, ruleKey }) => {
    const rule = RULES.get(ruleKey);
    if (!rule) return [];
    const months = runningPeriod(rule.value, month);
    const held = months
      .filter((one) => one <= month)
      .flatMap((one) => sources.heldBy.get(sourceKey(branchId, one)) ?? [])
      .filter(({ row }) => row.kind === kind).length;
    const span = { from: months[0] ?? month, until: months.at(-1) ?? month };
    const state = dutyState(held, months, month);
    return [{ kind, interval: rule.value, ...span, held, state, citation: citationOf(rule) }];
  });
}

/** The frozen copy of a report, as submitting it would have made. */
export function snapshotOf(
  sources: Sources,
  brand: BrandPlan,
  report: { month: Month; sections: Sections },
  takenOn: Day,
  carried: ReportSnapshot["carried"],
): ReportSnapshot {
  const { month, sections } = report;
  const { row } = brand;
  const held = sources.heldBy.get(sourceKey(row.branchId, month)) ?? [];
  return {
    month,
    branchName: sources.branchNames.get(row.branchId) ?? "",
    brandName: row.name,
    leadTask: row.leadTask,
    leadTaskTarget: row.leadTaskTarget,
    sections,
    activities: activitiesOf(held),
    duties: dutiesOf(sources, row.branchId, month),
    training: trainingOf(held),
    partnerWork: partnerWorkOf(held),
    satisfaction: satisfactionOf(sources, row.branchId, month),
    carried,
    takenAt: instantOf(takenOn, "00:01").toISOString(),
  };
}
