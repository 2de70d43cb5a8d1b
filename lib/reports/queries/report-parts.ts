import "server-only";
import type { OfficialBlock } from "@/lib/core/files/official";
import { facts, heading, paragraph, tableOr } from "@/lib/core/files/official/writing";
import { dayOf, instantFrom, timeOf } from "@/lib/core/period";
import { formatDay, formatMonth, formatNumber } from "@/lib/i18n/format";
import type { KnownWords } from "@/lib/i18n/translate";
import { viewFigure } from "../rules/figures";
import { type ReportPrefill, type ReportSnapshot, SECTIONS } from "../schema";

/** What a report says: as it was handed in, or as it stands while it is written. */
export type ReportContent = Omit<ReportSnapshot, "takenAt"> & { takenAt: string | null };
type Part = (content: ReportContent, t: KnownWords) => OfficialBlock[];

const about: Part = ({ branchName, brandName, leadTask, leadTaskTarget, takenAt }, t) => {
  const taken = takenAt ? instantFrom(takenAt) : null;
  return [
    facts([
      [t("reports.column.branch"), branchName],
      [t("reports.column.brand"), brandName],
      [t("reports.task.title"), leadTask],
      [t("reports.word.target"), leadTaskTarget],
      [t("reports.word.asOf"), taken ? `${formatDay(dayOf(taken), t.locale)} ${timeOf(taken)}` : ""],
    ]),
  ];
};

const activities: Part = ({ activities: rows }, t) => [
  heading(2, t("reports.prefill.activities")),
  tableOr(t("reports.prefill.noActivities"), {
    columns: [
      { header: t("activities.kindLabel"), share: 4 },
      { header: t("reports.word.count"), share: 2, align: "right" },
      { header: t("reports.word.present"), share: 2, align: "right" },
      { header: t("reports.word.expected"), share: 2, align: "right" },
    ],
    rows: rows.map(({ kind, count, present, expected }) => [
      kindWords(kind, t),
      formatNumber(count),
      formatNumber(present),
      formatNumber(expected),
    ]),
  }),
];

/** A kind of an older report may have been given up since. */
function kindWords(kind: string, t: KnownWords): string {
  return t.has(`activities.kind.${kind}`) ? t(`activities.kind.${kind}`) : kind;
}

const partnerWork: Part = ({ partnerWork: rows }, t) => [
  heading(2, t("reports.prefill.partnerWork")),
  tableOr(t("reports.prefill.noPartnerWork"), {
    columns: [
      { header: t("activities.day"), share: 3 },
      { header: t("activities.name"), share: 5 },
      { header: t("activities.partner"), share: 4 },
      { header: t("activities.served"), share: 2, align: "right" },
    ],
    rows: rows.map(({ heldOn, title, partnerName, served }) => [
      formatDay(heldOn, t.locale),
      title,
      partnerName ?? "",
      served === null ? "" : formatNumber(served),
    ]),
  }),
];

type Figure = ReportPrefill["satisfaction"][number];

/** Value, n and where it comes from; figures of too few answers are not shown, and missing is not zero. */
function figureRow(row: Figure, t: KnownWords): string[] {
  const { suppressed, change: moved, points } = viewFigure(row);
  const percent = (value: number) => `${formatNumber(value, 2)} %`;
  const compared = { previous: percent(row.previous ?? 0), difference: formatNumber(points ?? 0, 2) };
  const change =
    row.previous === null ? t("reports.prefill.noPrevious") : t(`reports.prefill.change.${moved}`, compared);
  const from = {
    month: formatMonth(row.month, t.locale),
    formula: t(`reports.prefill.formula.${row.formula}`),
    source: row.source,
  };
  const method = row.method ? t("reports.prefill.method", { method: t(`reports.prefill.methods.${row.method}`) }) : "";
  return [
    `${row.departmentName} ${t(`reports.prefill.population.${row.population}`)}`,
    suppressed ? t("reports.prefill.suppressed") : percent(row.value),
    row.n === null ? t("reports.prefill.noN") : formatNumber(row.n),
    suppressed ? "" : change,
    `${t("reports.prefill.source", from)}${method}`,
  ];
}

const satisfaction: Part = ({ satisfaction: rows }, t) => [
  heading(2, t("reports.prefill.satisfaction")),
  tableOr(t("reports.prefill.noSatisfaction"), {
    columns: [
      { header: t("reports.word.department"), share: 5 },
      { header: t("reports.word.value"), share: 3, align: "right" },
      { header: t("reports.word.answers"), share: 2, align: "right" },
      { header: t("reports.word.change"), share: 4 },
      { header: t("reports.word.source"), share: 5 },
    ],
    rows: rows.map((row) => figureRow(row, t)),
  }),
];

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

const promised: Part = ({ carried }, t) =>
  carried.length > 0
    ? [
        heading(2, t("reports.prefill.promised")),
        {
          kind: "list",
          items: carried.map(({ text, done }) =>
            t("reports.word.step", { text, state: t(`reports.prefill.${done ? "done" : "open"}`) }),
          ),
        },
      ]
    : [];

const figures: Part = (_content, t) => [heading(1, t("reports.prefill.frozen"))];

const written: Part = ({ sections }, t) =>
  SECTIONS.flatMap((section) => [
    heading(1, t(`reports.section.${section}`)),
    paragraph(sections[section] || t("reports.empty")),
  ]);

/** A report as blocks of an official document, part by part: the month in figures, then what was written. */
export const REPORT_PARTS: readonly Part[] = [
  about,
  figures,
  activities,
  partnerWork,
  satisfaction,
  improvements,
  promised,
  written,
];
