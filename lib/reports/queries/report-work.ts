import "server-only";
import { heading, tableOr } from "@/lib/core/files/official/writing";
import { formatDay, formatMonth, formatNumber, plainNumber } from "@/lib/i18n/format";
import type { KnownWords } from "@/lib/i18n/translate";
import { FIGURE_UNITS, knownFigureOf } from "@/lib/plans/schema/known-figures";
import type { ReportPrefill } from "../schema";
import type { Part } from "./report-parts";

type Improvement = NonNullable<ReportPrefill["improvements"]>[number];

function effectWords(figure: Improvement["before"], t: KnownWords): string {
  if (figure?.state !== "known") {
    return t(`improvements.effect.${figure?.state === "suppressed" ? "suppressed" : "noFigure"}`);
  }
  const score = (value: number | null) => formatNumber(value ?? 0, 2);
  const { value, low, high, n } = figure;
  const said = { value: score(value), low: score(low), high: score(high), n: formatNumber(n ?? 0) };
  return t("improvements.effect.figure", said);
}

function improvementRow(row: Improvement, t: KnownWords): string[] {
  const day = formatDay(row.closedOn ?? row.dueOn, t.locale);
  const measured = t("improvements.figure", {
    population: t(`satisfaction.population.${row.population}`),
    dimension: row.dimension ? t(`satisfaction.dimension.${row.dimension}`) : t("improvements.total"),
  });
  const closed = () => t("improvements.closed", { state: t(`improvements.state.${row.status}`), day });
  const verdict = t(`improvements.verdict.${row.verdict}`);
  return [
    row.title,
    `${row.departmentName ?? t("improvements.wholeHospital")}\n${measured}`,
    row.status === "open" ? t("improvements.due.open", { day }) : closed(),
    `${effectWords(row.before, t)}\n${effectWords(row.after, t)}`,
    row.preliminary ? t("improvements.preliminary", { verdict }) : verdict,
  ];
}

/** Reports from before improvement actions were kept say nothing of them. */
const improvements: Part = ({ improvements: rows }, t) =>
  rows
    ? [
        heading(2, t("reports.prefill.improvements")),
        tableOr(t("reports.prefill.noImprovements"), {
          columns: [
            { header: t("improvements.field.title"), share: 4 },
            { header: t("improvements.field.measured"), share: 4 },
            { header: t("improvements.field.state"), share: 3 },
            { header: t("reports.word.beforeAfter"), share: 5 },
            { header: t("improvements.field.verdict"), share: 3 },
          ],
          rows: rows.map((row) => improvementRow(row, t)),
        }),
      ]
    : [];

type Task = NonNullable<ReportPrefill["task"]>;

function taskRow({ title, dueOn, doneOn, state }: Omit<Task["milestones"][number], "id">, told: string, t: KnownWords) {
  const day = doneOn
    ? t("reports.prefill.milestoneDone", { day: doneOn })
    : t("reports.prefill.milestoneDue", { day: dueOn });
  return [title, day, [t(`plans.state.${state}`), told].filter(Boolean).join("\n")];
}

/** The number that the task is measured by: how far it is, when that was told, and where it shall get to. */
function measureRow(measure: NonNullable<Task["measure"]>, t: KnownWords): string[] {
  const { told, now, basis } = reached(measure, t);
  const { baseline, target, toldOn } = measure;
  const way = [
    baseline === null ? "" : t("reports.prefill.indicatorBaseline", { baseline: told(baseline) }),
    t("reports.prefill.indicatorTarget", { target: told(target) }),
  ];
  const day = toldOn ? t("reports.prefill.toldOn", { day: formatDay(toldOn, t.locale) }) : "";
  return [`${t("reports.prefill.measure")} ${now}`, day, [...way, ...basis].filter(Boolean).join("\n")];
}

/** The priority task of the year's plan with its number and its milestones, where the brand takes one in hand. */
const leadTask: Part = ({ task }, t) => {
  if (!task) return [];
  const { progress, year, closed, title, measure } = task;
  const percent = progress === null ? null : `${formatNumber(progress * 100)} %`;
  const far = percent === null ? t("reports.prefill.noProgress") : t("reports.prefill.planProgress", { percent });
  const named = { ...task, doneOn: null, title: t("reports.prefill.planLine", { year: String(year), title }) };
  return [
    heading(2, t("reports.prefill.plan")),
    tableOr("", {
      columns: [
        { header: t("plans.sheet.title"), share: 8 },
        { header: t("plans.sheet.dueOn"), share: 4 },
        { header: t("plans.sheet.state"), share: 4 },
      ],
      rows: [
        taskRow(named, far, t),
        ...(measure ? [measureRow(measure, t)] : []),
        ...task.milestones.map((one) => taskRow(one, "", t)),
      ],
    }),
    ...(closed ? [{ kind: "note" as const, text: t("reports.prefill.planClosed", { year: String(year) }) }] : []),
  ];
};

type Reading = Omit<NonNullable<Task["measure"]>, "toldOn">;

/** Numbers in the unit of what is measured, the one of the month, and what it rests on. */
function reached({ unit, figure: stored, state, value, n, low, high }: Reading, t: KnownWords) {
  const figure = knownFigureOf(stored);
  const measure = figure ? t(`plans.units.${FIGURE_UNITS[figure]}`) : unit;
  const told = (one: number | null) => (one === null ? "" : `${plainNumber(one)} ${measure}`.trim());
  const missing = t(`reports.prefill.${state === "suppressed" ? "indicatorSuppressed" : "indicatorMissing"}`);
  const interval =
    low === null || high === null
      ? ""
      : t("reports.prefill.interval", { low: formatNumber(low, 2), high: formatNumber(high, 2) });
  const basis = n === null ? [] : [t("reports.word.n", { n: formatNumber(n) }), interval].filter(Boolean);
  return { told, now: state === "known" ? told(value) : missing, basis };
}

type Indicator = NonNullable<ReportPrefill["indicators"]>[number];

function indicatorRow(row: Indicator, t: KnownWords): string[] {
  const { title, baseline, target, previous } = row;
  const { told, now, basis } = reached(row, t);
  return [title, told(baseline), told(target), told(previous), now, basis.join("\n")];
}

const indicators: Part = ({ indicators: rows }, t) =>
  rows
    ? [
        heading(2, t("reports.prefill.indicators")),
        tableOr(t("reports.prefill.noIndicators"), {
          columns: [
            { header: t("reports.word.indicator"), share: 4 },
            { header: t("reports.word.baseline"), share: 2, align: "right" },
            { header: t("reports.word.goal"), share: 2, align: "right" },
            { header: t("reports.word.before"), share: 2, align: "right" },
            { header: t("reports.word.now"), share: 2, align: "right" },
            { header: t("reports.word.basis"), share: 4 },
          ],
          rows: rows.map((row) => indicatorRow(row, t)),
        }),
      ]
    : [];

type FollowUp = NonNullable<ReportPrefill["followUps"]>[number];

function followUpRow({ title, branchName, month, state, dueOn, doneOn, outcome }: FollowUp, t: KnownWords): string[] {
  const from = t("reports.prefill.followUpFrom", { branch: branchName, month: formatMonth(month, t.locale) });
  const day = formatDay(doneOn ?? dueOn, t.locale);
  const said = t(doneOn ? "reports.prefill.milestoneDone" : "reports.prefill.milestoneDue", { day });
  return [`${title}\n${from}`, said, [t(`desk.followUp.state.${state}`), outcome].filter(Boolean).join("\n")];
}

/** Tasks that the branch answers for; reports from before they were kept say nothing of them. */
const followUps: Part = ({ followUps: rows = [] }, t) =>
  rows.length > 0
    ? [
        heading(2, t("reports.prefill.followUps")),
        tableOr("", {
          columns: [
            { header: t("desk.followUp.field.title"), share: 8 },
            { header: t("desk.followUp.field.dueOn"), share: 4 },
            { header: t("desk.followUp.field.state"), share: 6 },
          ],
          rows: rows.map((row) => followUpRow(row, t)),
        }),
      ]
    : [];

/** What the branch works at: improvement actions, the lead task with its milestones, indicators, tasks. */
export const WORK_PARTS: readonly Part[] = [improvements, leadTask, indicators, followUps];
