import { livesIn } from "@/lib/brands/rules";
import { addMonths, type Month } from "@/lib/core/period";
import type { ReportStatus } from "@/lib/reports/schema";
import { monthlyReportRow, reportStepRow } from "@/tests/support/factories";
import { reportLateNoteRow } from "@/tests/support/report-rows";
import type { BrandPlan } from "./brands";
import { type Chance, chanceOf, idOf, itemAt } from "./chance";
import { type Authors, type Course, courseOf, momentOf, type Turn } from "./report-course";
import type { Sources } from "./report-snapshot";
import { LATE_REASONS, type Written, writtenIn } from "./report-texts";
import type { RowOf } from "./rows";
import { userId } from "./users";
import { dayIn, MONTHS_OF_ACTIVITIES, type World } from "./world";

export type ReportRows = {
  reports: RowOf<"MonthlyReport">[];
  versions: RowOf<"ReportVersion">[];
  steps: RowOf<"ReportStep">[];
  events: RowOf<"ReviewEvent">[];
  lateNotes: RowOf<"ReportLateNote">[];
};

type State = ReportStatus | "missing";

/** Last month's reports: some decided, some waiting, some not there. Whoever is not named was approved. */
const LAST_MONTH: Readonly<Record<string, State>> = {
  脑科党支部: "submitted",
  心血管党支部: "returned",
  妇儿党支部: "submitted",
  麻醉手术党支部: "submitted",
  急诊党支部: "returned",
  肿瘤党支部: "submitted",
  医技党支部: "draft",
  消化党支部: "missing",
  五官党支部: "missing",
};

/** Reports of older months that were never written. */
const NEVER_WRITTEN: Readonly<Record<string, number>> = { 五官党支部: 4, 消化党支部: 7 };

/** Approved reports that were opened again, and of one of them what was approved after that. */
const REOPENED: Readonly<Record<string, { ago: number; turn: Turn }>> = {
  呼吸重症党支部: { ago: 3, turn: "reopened" },
  骨科党支部: { ago: 2, turn: "approvedTwice" },
};

type Plan = { brand: BrandPlan; month: Month; ago: number; state: ReportStatus; written: Written; id: string };

/** The brands of every branch, in the order of the branches: what one promised goes on under its successor. */
export function linesOf(brands: readonly BrandPlan[]): BrandPlan[][] {
  const branches = [...new Set(brands.map(({ words }) => words.branch))];
  return branches.map((branch) => brands.filter(({ words }) => words.branch === branch));
}

/** Two years of monthly reports of a branch's brands; the running month is left to the branch. */
export function buildReports(world: World, line: BrandPlan[], sources: Sources, authors: Authors): ReportRows {
  const chance = chanceOf(`reports/${line[0]?.words.branch}`);
  const agos = Array.from({ length: MONTHS_OF_ACTIVITIES }, (_, index) => MONTHS_OF_ACTIVITIES - index);
  const lived = agos.flatMap((ago) => {
    const brand = line.find(({ row }) => livesIn(row, addMonths(world.month, -ago)));
    return brand ? [{ brand, ago }] : [];
  });
  const plans = lived.flatMap(({ brand, ago }) => planOf(world, brand, ago, chance));
  const steps = plans.flatMap((plan, index) => stepsOf(world, plan, plans.slice(index + 1), chance));
  const made = plans.map((plan) => reportOf(world, plan, { sources, authors }, { steps, plans }, chance));
  return {
    reports: made.map(({ report }) => report),
    versions: made.flatMap(({ versions }) => versions),
    steps,
    events: made.flatMap(({ events }) => events),
    lateNotes: lived.flatMap(({ brand, ago }) => lateNoteOf(world, brand, ago, authors)),
  };
}

function stateOf(branch: string, ago: number): State {
  if (ago === 1) return LAST_MONTH[branch] ?? "approved";
  if (REOPENED[branch]?.ago === ago && REOPENED[branch].turn === "reopened") return "returned";
  return NEVER_WRITTEN[branch] === ago ? "missing" : "approved";
}

/** Both sides see why a month stayed empty: of the older ones the branch said it, of the last the committee. */
function lateNoteOf(world: World, { words, row }: BrandPlan, ago: number, authors: Authors) {
  if (stateOf(words.branch, ago) !== "missing" || (ago === 1 && words.branch !== "五官党支部")) return [];
  const month = addMonths(world.month, -ago);
  const note = reportLateNoteRow({
    hospitalId: world.hospitalId,
    brandId: row.id,
    month,
    reason: itemAt(LATE_REASONS, ago),
    actorId: userId("committee"),
    actorName: ago === 1 ? authors.reviewer : (authors.secretaries.get(words.branch) ?? ""),
    at: momentOf(world, dayIn(addMonths(month, 1), 9), 1),
  });
  return note.at < momentOf(world, world.today, 0) ? [note] : [];
}

function planOf(world: World, brand: BrandPlan, ago: number, chance: Chance): Plan[] {
  const state = stateOf(brand.words.branch, ago);
  if (state === "missing") return [];
  const month = addMonths(world.month, -ago);
  const written = writtenIn(brand.words, ago, chance);
  return [{ brand, month, ago, state, written, id: idOf(`report/${brand.words.branch}/${month}`) }];
}

/** Most steps are done by the next report, some by the one after; those of the last report are open. */
function stepsOf(world: World, plan: Plan, later: Plan[], chance: Chance): RowOf<"ReportStep">[] {
  // A draft promises nothing yet.
  if (plan.state === "draft") return [];
  return plan.written.steps.map((text, index) => {
    const doneIn = later[chance.is(0.75) ? 0 : 1];
    return reportStepRow({
      hospitalId: world.hospitalId,
      id: idOf(`step/${plan.id}/${index}`),
      reportId: plan.id,
      position: index + 1,
      text,
      doneInReportId: doneIn?.id ?? null,
    });
  });
}

/** The steps a report took over: those written before it that no report before it had done. */
function carriedInto(plan: Plan, steps: RowOf<"ReportStep">[], plans: Plan[]) {
  const before = new Set(plans.filter(({ month }) => month < plan.month).map(({ id }) => id));
  return steps
    .filter(({ reportId, doneInReportId }) => before.has(reportId) && !before.has(doneInReportId ?? ""))
    .map(({ id, text, doneInReportId }) => ({ id, text, done: doneInReportId === plan.id }));
}

type Around = { steps: RowOf<"ReportStep">[]; plans: Plan[] };

function reportOf(
  world: World,
  plan: Plan,
  from: { sources: Sources; authors: Authors },
  { steps, plans }: Around,
  chance: Chance,
): { report: RowOf<"MonthlyReport"> } & Pick<Course, "events" | "versions"> {
  const { brand, month, state, written, ago, id } = plan;
  const reopened = REOPENED[brand.words.branch];
  const turn = reopened?.ago === ago ? reopened.turn : state;
  const carried = carriedInto(plan, steps, plans);
  const course = courseOf(world, { id, brand, month, turn, written, carried }, from, chance);
  const { events, versions, sections, startedOn } = course;
  const [last, sent] = [events.at(-1), state !== "draft"];
  const report = monthlyReportRow({
    hospitalId: world.hospitalId,
    id,
    branchId: brand.row.branchId,
    brandId: brand.row.id,
    month,
    status: state,
    ...sections,
    ...(sent ? {} : { problem: "", nextStep: "", helpWanted: "" }),
    snapshot: versions.at(-1)?.snapshot ?? null,
    submittedAt: versions.at(-1)?.submittedAt ?? null,
    approvedAt: state === "approved" ? (last?.at ?? null) : null,
    createdAt: momentOf(world, startedOn, 2),
    updatedAt: last?.at ?? momentOf(world, startedOn, 5),
    version: 1 + events.length,
  });
  return { report, events, versions };
}
