import { intervalText } from "@/components/charts/figure-words";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatNumber } from "@/lib/i18n/format";
import type { FigureBasis } from "@/lib/satisfaction/queries/basis";
import { figureOf } from "@/lib/satisfaction/rules";
import type { QuestionLevels } from "@/lib/satisfaction/rules/pool";
import { scoreOf } from "@/lib/satisfaction/rules/score";
import type { Formula, Words as Spoken } from "@/lib/surveys/schema";
import { valueText, type Words } from "./board-words";

type BasisQuestionsProps = { basis: FigureBasis; words: Words };

function said({ zh, en }: Spoken, { locale }: Words): string {
  return locale === "en" && en !== "" ? en : zh;
}

function answered({ levels }: QuestionLevels): number {
  return levels.reduce((sum, count) => sum + count, 0);
}

/** Answers by level as a bar, and as words beneath it. */
function Levels({ row, words }: { row: QuestionLevels; words: Words }) {
  const total = answered(row);
  const labels = row.scale.question.levels.map((level) => said(level, words));
  const text = row.levels.map((count, index) => words.t("basis.level", { label: labels[index] ?? "", count }));
  // Of fewer than five levels the outer shades are used, so that worst and best always look alike.
  const shade = (index: number) => 5 - Math.round((index * 4) / Math.max(1, labels.length - 1));
  return (
    <div className="levels">
      <div className="levels-bar" aria-hidden="true">
        {row.levels.map((count, index) => (
          <span
            key={labels[index]}
            className={`heat-${shade(index)}`}
            style={{ width: `${total > 0 ? (100 * count) / total : 0}%` }}
          />
        ))}
      </div>
      <span className="figure-line">{text.join(" · ")}</span>
    </div>
  );
}

function columnsOf(formula: Formula, words: Words): Column<QuestionLevels>[] {
  const { t } = words;
  const figureOfRow = ({ levels }: QuestionLevels) => {
    const score = scoreOf([levels], formula);
    return figureOf(score && { ...score, formula });
  };
  return [
    {
      key: "question",
      header: t("basis.question"),
      cell: ({ scale }) => said(scale.question.text, words),
      phone: "title",
    },
    { key: "levels", header: t("basis.levels"), cell: (row) => <Levels row={row} words={words} /> },
    {
      key: "answered",
      header: t("basis.answered"),
      cell: (row) => formatNumber(answered(row)),
      align: "end",
      phoneLabel: true,
    },
    {
      key: "notApplicable",
      header: t("basis.notApplicable"),
      cell: ({ scale, notApplicable }) => (scale.notApplicable === null ? "—" : formatNumber(notApplicable)),
      align: "end",
      phoneLabel: true,
    },
    {
      key: "value",
      header: t("basis.value"),
      cell: (row) => <b>{valueText(figureOfRow(row), words)}</b>,
      align: "end",
      phone: "side",
    },
    { key: "interval", header: t("basis.interval"), cell: (row) => intervalText(figureOfRow(row)), align: "end" },
  ];
}

/** The questions a figure was pooled from, each with its answers by level. */
export function BasisQuestions({ basis, words }: BasisQuestionsProps) {
  const { questions, reference, measured } = basis;
  const { t } = words;
  const title = t("basis.questions");
  if (!reference || questions.length === 0) {
    const suppressed = measured.figure.state === "suppressed";
    return (
      <Card title={title}>
        <p className="text-muted">{t(suppressed ? "basis.suppressed" : "basis.noRounds")}</p>
      </Card>
    );
  }
  return (
    <Card title={title} flush footer={t("basis.definition")}>
      <DataTable
        caption={title}
        columns={columnsOf(reference.formula, words)}
        rows={questions.filter((row) => answered(row) > 0)}
        rowKey={({ scale }) => scale.question.key}
      />
    </Card>
  );
}
