import "server-only";
import type { OfficialBlock } from "@/lib/core/files/official";
import { facts, heading, paragraph, tableOr } from "@/lib/core/files/official/writing";
import { dayOf, instantFrom, timeOf } from "@/lib/core/period";
import { formatDay, formatMonth, formatNumber } from "@/lib/i18n/format";
import type { KnownWords } from "@/lib/i18n/translate";
import { viewFigure } from "../rules/figures";
import { type ReportPrefill, type ReportSnapshot, SECTIONS } from "../schema";
import { WORK_PARTS } from "./report-work";

/** What a report says: as it was handed in, or as it stands while it is written. */
export type ReportContent = Omit<ReportSnapshot, "takenAt"> & { takenAt: string | null };
export type Part = (content: ReportContent, t: KnownWords) => OfficialBlock[];

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

type Asked = NonNullable<ReportPrefill["duties"]>[number];

/** What a rule asks with its article, and where the branch stands. */
function askedWords(asked: Asked | undefined, t: KnownWords): string {
  if (!asked) return "";
  const { interval, citation, state, held, until } = asked;
  const standing = t(`reports.prefill.duty.${state}`, { held, until: formatMonth(until, t.locale) });
  return `${t("reports.prefill.duty.asks", { interval, citation })}\n${standing}`;
}

/** What was held, and what the rules ask; also kinds of which the month shows nothing. */
const activities: Part = ({ activities: rows, duties = [] }, t) => {
  const held = new Set(rows.map(({ kind }) => kind));
  const open = duties
    .filter(({ kind }) => !held.has(kind))
    .map(({ kind }) => ({ kind, count: 0, present: 0, expected: 0 }));
  const asked = new Map(duties.map((duty) => [duty.kind, duty]));
  return [
    heading(2, t("reports.prefill.activities")),
    tableOr(t("reports.prefill.noActivities"), {
      columns: [
        { header: t("activities.kindLabel"), share: 4 },
        { header: t("reports.word.count"), share: 2, align: "right" },
        { header: t("reports.word.attended"), share: 3, align: "right" },
        { header: t("reports.word.asked"), share: 8 },
      ],
      rows: [...rows, ...open].map(({ kind, count, present, expected }) => [
        kindWords(kind, t),
        formatNumber(count),
        count === 0 ? "" : `${formatNumber(present)}/${formatNumber(expected)}`,
        askedWords(asked.get(kind), t),
      ]),
    }),
  ];
};

const MINUTES_PER_HOUR = 60;

/** Reports from before training was kept say nothing of it. */
const training: Part = ({ training: row }, t) => {
  if (!row) return [];
  const { activities: held, personTimes, minutes, people } = row;
  const hours = formatNumber(minutes / MINUTES_PER_HOUR, 1);
  const sentence = t("reports.word.training", {
    activities: held,
    people,
    personTimes: formatNumber(personTimes),
    hours,
  });
  return [
    heading(2, t("reports.prefill.training")),
    paragraph(held === 0 ? t("reports.prefill.noTraining") : sentence),
  ];
};

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

const percent = (value: number) => `${formatNumber(value, 2)} %`;

function intervalOf(
  { low, high }: { low?: number | null | undefined; high?: number | null | undefined },
  t: KnownWords,
) {
  if (low === null || low === undefined || high === null || high === undefined) return "";
  return t("reports.prefill.interval", { low: formatNumber(low, 2), high: formatNumber(high, 2) });
}

/** Against the month before, where the intervals part, and against the target. */
function comparedWords(row: Figure, t: KnownWords): string {
  const { change, points } = viewFigure(row);
  const { previous, target = null, standing = "unknown" } = row;
  const compared = { previous: percent(previous ?? 0), difference: formatNumber(points ?? 0, 2) };
  const moved = previous === null ? t("reports.prefill.noPrevious") : t(`reports.prefill.change.${change}`, compared);
  const aim = target === null ? "" : t(`reports.prefill.target.${standing}`, { target: percent(target) });
  return [moved, aim].filter(Boolean).join("\n");
}

/** Value, n, interval and where it comes from; figures of too few answers are not shown, and missing is not zero. */
function figureRow(row: Figure, t: KnownWords): string[] {
  const { suppressed } = viewFigure(row);
  const from = {
    month: formatMonth(row.month, t.locale),
    formula: t(`reports.prefill.formula.${row.formula}`),
    source: row.source,
  };
  const method = row.method ? t("reports.prefill.method", { method: t(`reports.prefill.methods.${row.method}`) }) : "";
  const n = row.n === null ? t("reports.prefill.noN") : t("reports.word.n", { n: formatNumber(row.n) });
  const basis = suppressed ? n : [n, intervalOf(row, t)].filter(Boolean).join("\n");
  return [
    `${row.departmentName} ${t(`reports.prefill.population.${row.population}`)}`,
    suppressed ? t("reports.prefill.suppressed") : percent(row.value),
    basis,
    suppressed ? "" : comparedWords(row, t),
    `${t("reports.word.from", from)}${method}`,
  ];
}

const satisfaction: Part = ({ satisfaction: rows }, t) => [
  heading(2, t("reports.prefill.satisfaction")),
  tableOr(t("reports.prefill.noSatisfaction"), {
    columns: [
      { header: t("reports.word.department"), share: 4 },
      { header: t("reports.word.value"), share: 3, align: "right" },
      { header: t("reports.word.basis"), share: 4 },
      { header: t("reports.word.change"), share: 5 },
      { header: t("reports.word.source"), share: 4 },
    ],
    rows: rows.map((row) => figureRow(row, t)),
  }),
];

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
  training,
  partnerWork,
  satisfaction,
  ...WORK_PARTS,
  promised,
  written,
];
