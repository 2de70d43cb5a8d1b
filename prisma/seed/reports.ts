import { addDays, addMonths, type Day, instantOf, type Month } from "@/lib/core/period";
import type { ReportStatus } from "@/lib/reports/schema";
import { monthlyReportRow, reportStepRow, reviewEventRow } from "@/tests/support/factories";
import type { BrandPlan } from "./brands";
import { type Chance, chanceOf, idOf, itemAt } from "./chance";
import { type Sources, snapshotOf } from "./report-snapshot";
import { RETURN_COMMENTS, type Written, writtenIn } from "./report-texts";
import type { RowOf } from "./rows";
import { secretaryUserId, userId } from "./users";
import { dayIn, earlier, MONTHS_OF_ACTIVITIES, type World } from "./world";

export type ReportRows = {
  reports: RowOf<"MonthlyReport">[];
  steps: RowOf<"ReportStep">[];
  events: RowOf<"ReviewEvent">[];
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

type Plan = { brand: BrandPlan; month: Month; ago: number; state: ReportStatus; written: Written; id: string };

/** Two years of monthly reports of one brand; the running month is left to the branch. */
export function buildReports(world: World, brand: BrandPlan, sources: Sources, authors: Authors): ReportRows {
  const chance = chanceOf(`reports/${brand.words.branch}`);
  const plans = Array.from({ length: MONTHS_OF_ACTIVITIES }, (_, index) => MONTHS_OF_ACTIVITIES - index).flatMap(
    (ago) => planOf(world, brand, ago, chance),
  );
  const steps = plans.flatMap((plan, index) => stepsOf(world, plan, plans.slice(index + 1), chance));
  const made = plans.map((plan) => reportOf(world, plan, sources, steps, plans, authors, chance));
  return { reports: made.map(({ report }) => report), steps, events: made.flatMap(({ events }) => events) };
}

/** Names of those who hand in and who decide. */
export type Authors = { secretaries: ReadonlyMap<string, string>; reviewer: string };

function stateOf(branch: string, ago: number): State {
  if (ago === 1) return LAST_MONTH[branch] ?? "approved";
  return NEVER_WRITTEN[branch] === ago ? "missing" : "approved";
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

function reportOf(
  world: World,
  plan: Plan,
  sources: Sources,
  steps: RowOf<"ReportStep">[],
  plans: Plan[],
  authors: Authors,
  chance: Chance,
): { report: RowOf<"MonthlyReport">; events: RowOf<"ReviewEvent">[] } {
  const { brand, month, state, written } = plan;
  const { sections } = written;
  const submittedOn = earlier(dayIn(addMonths(month, 1), chance.int(1, 4)), world.today);
  const events = eventsOf(world, plan, submittedOn, authors, chance);
  const last = events.at(-1);
  const sent = state !== "draft";
  const snapshot = sent
    ? snapshotOf(sources, brand, { month, ...sections }, submittedOn, carriedInto(plan, steps, plans))
    : null;
  const report = monthlyReportRow({
    hospitalId: world.hospitalId,
    id: plan.id,
    branchId: brand.row.branchId,
    brandId: brand.row.id,
    month,
    status: state,
    ...sections,
    ...(sent ? {} : { problem: "", nextStep: "" }),
    snapshot,
    submittedAt: events.findLast(({ kind }) => kind === "submitted")?.at ?? null,
    approvedAt: state === "approved" ? (last?.at ?? null) : null,
    createdAt: momentOf(world, submittedOn, 2),
    updatedAt: last?.at ?? momentOf(world, submittedOn, 5),
    version: 1 + events.length,
  });
  return { report, events };
}

/** A minute of the afternoon; of today only what is surely past, which is just after midnight. */
function momentOf(world: World, day: Day, minute: number): string {
  return instantOf(day, `${day < world.today ? "16" : "00"}:${String(minute).padStart(2, "0")}`).toISOString();
}

/** Submitted, one in eight sent back and handed in again, then decided. */
function eventsOf(
  world: World,
  plan: Plan,
  submittedOn: Day,
  authors: Authors,
  chance: Chance,
): RowOf<"ReviewEvent">[] {
  const { state, brand, id } = plan;
  if (state === "draft") return [];
  const branch = brand.words.branch;
  const author = { actorId: secretaryUserId(branch), actorName: authors.secretaries.get(branch) ?? "" };
  const reviewer = { actorId: userId("committee"), actorName: authors.reviewer };
  const again = state === "returned" || (state === "approved" && chance.is(0.125));
  const comments = [itemAt(RETURN_COMMENTS, chance.int(0, 3))];
  const events: (Pick<RowOf<"ReviewEvent">, "kind" | "actorId" | "actorName"> & Partial<RowOf<"ReviewEvent">>)[] = [
    { kind: "submitted", ...author },
  ];
  if (again) events.push({ kind: "returned", ...reviewer, comment: "内容总体较好，个别地方请补充。", comments });
  if (again && state === "approved") events.push({ kind: "submitted", ...author });
  if (state === "approved") events.push({ kind: "approved", ...reviewer });
  return events.map((event, index) =>
    reviewEventRow({
      hospitalId: world.hospitalId,
      id: idOf(`review/${id}/${index}`),
      reportId: id,
      at: momentOf(world, earlier(addDays(submittedOn, index), world.today), 10 + index),
      ...event,
    }),
  );
}
