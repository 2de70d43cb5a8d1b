import { addDays, addMonths, type Day, instantOf, monthOf, monthsBetween } from "@/lib/core/period";
import { planAmendmentRow, planProgressRow, planRow } from "@/tests/support/plan-rows";
import type { BrandPlan } from "./brands";
import { idOf, itemAt } from "./chance";
import { goalsOf, goneOn, type ItemRow, leadTasksOf, type Tasks, tasksOfCommittee } from "./plan-items";
import { momentOf } from "./report-course";
import type { RowOf } from "./rows";
import { secretaryUserId, userId } from "./users";
import {
  AMENDMENT_REASON,
  COMMITTEE_PROGRESS,
  DROP_REASON,
  DROPPED_MILESTONE,
  PLAN_PREFACE,
  PLAN_REVIEW,
  PROGRESS_TEXTS,
} from "./words/plan";
import { earlier, type World } from "./world";

/** Whose names stand in the plan. */
export type PlanPeople = { secretaries: ReadonlyMap<string, string>; committee: string; office: string };

export type PlanRows = {
  AnnualPlan: RowOf<"AnnualPlan">[];
  PlanItem: ItemRow[];
  PlanCoOwner: RowOf<"PlanCoOwner">[];
  PlanAmendment: RowOf<"PlanAmendment">[];
};

const AMENDED = "医技党支部";

export function yearOf({ today }: World): number {
  return Number(today.slice(0, 4));
}

function planId(year: number): string {
  return idOf(`plan/${year}`);
}

/** The task of this year's plan that a branch's brand takes in hand. */
export function leadTaskId(world: World, branch: string): string {
  return idOf(`plan/${yearOf(world)}/task/${branch}`);
}

/** A brand's row with the lead task it takes in hand; one that has ended took none of this year's. */
export function withLeadTask(world: World, { row, words }: BrandPlan): RowOf<"Brand"> {
  return { ...row, planItemId: row.toMonth === null ? leadTaskId(world, words.branch) : null };
}

function headOf(world: World, year: number, given: Partial<RowOf<"AnnualPlan">>): RowOf<"AnnualPlan"> {
  return planRow({
    hospitalId: world.hospitalId,
    id: planId(year),
    year,
    title: `${year}年党建工作要点与路线图`,
    preface: PLAN_PREFACE,
    createdAt: instantOf(`${year - 1}-12-20`, "15:00").toISOString(),
    ...given,
  });
}

/** Last year's plan closed, this year's issued and amended, next year's a draft that began from it. */
export function buildPlans(world: World, brands: BrandPlan[], people: PlanPeople): PlanRows {
  const year = yearOf(world);
  const living = brands.filter(({ row }) => row.toMonth === null);
  const of = (when: number, closed: boolean): Tasks => {
    const about = { year: when, planId: planId(when), closed, people };
    return [goalsOf(world, about), leadTasksOf(world, living, about), tasksOfCommittee(world, about)].reduce(
      (all, part) => ({ items: [...all.items, ...part.items], shares: [...all.shares, ...part.shares] }),
      { items: [], shares: [] },
    );
  };
  const last = of(year - 1, true);
  const present = goneOn(last, of(year, false));
  const years = [last, present, goneOn(present, of(year + 1, false))];
  const issuedOn = earlier(world.today, `${year}-01-08`);
  return {
    AnnualPlan: [
      headOf(world, year - 1, {
        status: "closed",
        documentNumber: `院党发〔${year - 1}〕2号`,
        issuedOn: `${year - 1}-01-10`,
        closedOn: `${year - 1}-12-28`,
        review: PLAN_REVIEW,
        version: 3,
      }),
      headOf(world, year, {
        status: "issued",
        documentNumber: `院党发〔${year}〕3号`,
        issuedOn,
        copiedFromId: planId(year - 1),
        version: 2,
      }),
      headOf(world, year + 1, {
        copiedFromId: planId(year),
        createdAt: instantOf(addDays(world.today, -1), "15:00").toISOString(),
      }),
    ],
    PlanItem: years.flatMap(({ items }) => items),
    PlanCoOwner: years.flatMap(({ shares }) => shares),
    PlanAmendment: [amendmentOf(world, people, issuedOn)],
  };
}

/** One amendment: a task's end put off, a helper called in, a milestone given up. */
function amendmentOf(world: World, people: PlanPeople, issuedOn: Day): RowOf<"PlanAmendment"> {
  const year = yearOf(world);
  const day = [addDays(world.today, -60), issuedOn].toSorted().at(-1) ?? issuedOn;
  const title = "检查检验提速与报告解读";
  const about = { itemId: leadTaskId(world, AMENDED), kind: "task", title };
  const changes = [
    { ...about, field: "coOwners", before: [], after: ["脑科党支部"] },
    { ...about, field: "dueOn", before: `${year}-11-20`, after: `${year}-12-20` },
    {
      itemId: idOf(`plan/${year}/milestone/${AMENDED}/2`),
      kind: "milestone",
      title: DROPPED_MILESTONE,
      field: "dropped",
      before: null,
      after: day,
    },
  ];
  return planAmendmentRow({
    hospitalId: world.hospitalId,
    id: idOf(`plan/${year}/amendment`),
    planId: planId(year),
    at: instantOf(day, "00:20").toISOString(),
    actorId: userId("committee"),
    actorName: people.office,
    reason: `${AMENDMENT_REASON}${DROP_REASON}`,
    changes: changes as RowOf<"PlanAmendment">["changes"],
  });
}

type Progress = RowOf<"PlanProgress">;

/** What submitted reports of this year told of the tasks that their brands lead. */
function progressOfReports(
  world: World,
  brands: BrandPlan[],
  reports: readonly RowOf<"MonthlyReport">[],
  people: PlanPeople,
) {
  const byId = new Map(brands.filter(({ row }) => row.toMonth === null).map((brand) => [brand.row.id, brand]));
  return reports.flatMap((report): Progress[] => {
    const brand = byId.get(report.brandId);
    if (!brand || !report.submittedAt || report.month < `${yearOf(world)}-01`) return [];
    const { branch } = brand.words;
    return [
      planProgressRow({
        hospitalId: world.hospitalId,
        id: idOf(`progress/${report.id}`),
        itemId: leadTaskId(world, branch),
        at: report.submittedAt,
        actorId: secretaryUserId(branch),
        actorName: people.secretaries.get(branch) ?? "",
        text: report.progress,
        reportId: report.id,
      }),
    ];
  });
}

/** The number of a brand some months ago, as its reports tell it. */
export function metricAt({ words }: BrandPlan, ago: number): number {
  const { from, to, decimals } = words.metric;
  const value = from + ((to - from) * (24 - ago)) / 24;
  return Number(value.toFixed(decimals));
}

const MONTHS_TOLD = [1, 3, 6, 9, 11];

/** Numbers that secretaries wrote down in some months of the year. */
function progressOfNumbers(
  world: World,
  brands: BrandPlan[],
  items: readonly ItemRow[],
  people: PlanPeople,
): Progress[] {
  const measured = new Map(items.filter(({ measure }) => measure === "number").map((item) => [item.id, item]));
  return brands.flatMap((brand, index) => {
    const { branch } = brand.words;
    const item = measured.get(leadTaskId(world, branch));
    if (!item || brand.row.toMonth !== null) return [];
    return MONTHS_TOLD.flatMap((number): Progress[] => {
      const month = `${yearOf(world)}-${String(number).padStart(2, "0")}`;
      const day = `${month}-${String(8 + (index % 12)).padStart(2, "0")}`;
      if (day > world.today) return [];
      const value = metricAt(brand, monthsBetween(month, world.month));
      const words = itemAt(PROGRESS_TEXTS, index + number);
      return [
        planProgressRow({
          hospitalId: world.hospitalId,
          id: idOf(`progress/${branch}/${month}`),
          itemId: item.id,
          at: momentOf(world, day, 20),
          actorId: secretaryUserId(branch),
          actorName: people.secretaries.get(branch) ?? "",
          text: words.replace("{value}", String(value)).replace("{unit}", item.unit ?? ""),
          value,
        }),
      ];
    });
  });
}

const QUIET_DAYS = [44, 130];

/** The Party committee said nothing of its own tasks for a while: they are quiet. */
function progressOfCommittee(world: World, items: readonly ItemRow[], people: PlanPeople): Progress[] {
  const year = yearOf(world);
  const own = items.filter(({ kind, ownerBranchId, startsOn }) => {
    return kind === "task" && ownerBranchId === null && startsOn.startsWith(String(year));
  });
  return own.flatMap((item, index) =>
    QUIET_DAYS.flatMap((ago, turn): Progress[] => {
      const day = addDays(world.today, -ago - index);
      if (day < item.startsOn || monthOf(day) < addMonths(world.month, -11)) return [];
      return [
        planProgressRow({
          hospitalId: world.hospitalId,
          id: idOf(`progress/${item.id}/${ago}`),
          itemId: item.id,
          at: instantOf(day, "16:30").toISOString(),
          actorId: userId("committee"),
          actorName: people.office,
          text: itemAt(COMMITTEE_PROGRESS, index + turn),
        }),
      ];
    }),
  );
}

/** Everything that was told of this year's items. */
export function buildProgress(
  world: World,
  brands: BrandPlan[],
  { plans, reports }: { plans: PlanRows; reports: readonly RowOf<"MonthlyReport">[] },
  people: PlanPeople,
): Progress[] {
  return [
    ...progressOfReports(world, brands, reports, people),
    ...progressOfNumbers(world, brands, plans.PlanItem, people),
    ...progressOfCommittee(world, plans.PlanItem, people),
  ];
}
