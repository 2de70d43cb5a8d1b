import { addMonths, type Day, instantOf, type Month, monthOf } from "@/lib/core/period";
import type { ReportSnapshot, Sections } from "@/lib/reports/schema";
import type { Held } from "./activities";
import type { BrandPlan } from "./brands";
import type { RowOf } from "./rows";

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
    return (sources.figures.get(sourceKey(departmentId, month)) ?? []).map((figure) => ({
      departmentId,
      departmentName: sources.departmentNames.get(departmentId) ?? "",
      population: figure.population,
      month,
      value: figure.value,
      n: figure.n,
      formula: figure.formula,
      source: figure.source,
      previous: before.find(({ population }) => population === figure.population)?.value ?? null,
    }));
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
    partnerWork: partnerWorkOf(held),
    satisfaction: satisfactionOf(sources, row.branchId, month),
    carried,
    takenAt: instantOf(takenOn, "00:01").toISOString(),
  };
}
