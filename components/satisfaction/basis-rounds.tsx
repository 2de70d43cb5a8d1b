import { intervalText } from "@/components/charts/figure-words";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatDay, formatNumber } from "@/lib/i18n/format";
import type { BasisRound, FigureBasis } from "@/lib/satisfaction/queries/basis";
import type { ExternalFigure } from "@/lib/satisfaction/queries/external-figures";
import { monthsText, valueText, type Words } from "./board-words";

type BasisRoundsProps = { basis: FigureBasis; words: Words };

function columnsOf({ t, locale }: Words): Column<BasisRound>[] {
  return [
    {
      key: "round",
      header: t("basis.round"),
      cell: ({ id, title }) => <a href={`/surveys/${id}`}>{title}</a>,
      phone: "title",
    },
    {
      key: "questionnaire",
      header: t("basis.questionnaire"),
      cell: ({ questionnaire, questionnaireVersion }) =>
        t("basis.version", { questionnaire, version: questionnaireVersion }),
    },
    {
      key: "days",
      header: t("basis.days"),
      cell: ({ opensOn, closesOn }) =>
        t("board.months", { from: formatDay(opensOn, locale), to: formatDay(closesOn, locale) }),
    },
    {
      key: "sheets",
      header: t("basis.sheets"),
      cell: ({ sheets }) => formatNumber(sheets),
      align: "end",
      phone: "side",
    },
    { key: "counted", header: t("basis.state"), cell: ({ counted }) => t(counted ? "basis.counted" : "basis.leftOut") },
  ];
}

/** The rounds whose answers are in the figure, and those that asked in another way. */
export function BasisRounds({ basis, words }: BasisRoundsProps) {
  const { t } = words;
  const title = t("basis.rounds");
  return (
    <Card id="rounds" title={title} flush={basis.rounds.length > 0}>
      {basis.rounds.length === 0 ? <p className="text-muted">{t("basis.noRounds")}</p> : null}
      {basis.rounds.length > 0 ? (
        <DataTable caption={title} columns={columnsOf(words)} rows={basis.rounds} rowKey={({ id }) => id} />
      ) : null}
    </Card>
  );
}

function externalColumns(words: Words, recordsOf: (row: ExternalFigure) => string): Column<ExternalFigure>[] {
  const { t } = words;
  return [
    { key: "source", header: t("board.external.source"), cell: ({ source }) => source, phone: "title" },
    { key: "method", header: t("board.external.method"), cell: ({ method }) => t(`method.${method}`) },
    { key: "formula", header: t("board.external.formula"), cell: ({ formula }) => t(`formula.${formula}`) },
    {
      key: "value",
      header: t("board.external.value"),
      cell: (row) => <a href={recordsOf(row)}>{valueText(row.figure, words)}</a>,
      align: "end",
      phone: "side",
    },
    {
      key: "n",
      header: t("board.external.n"),
      cell: ({ figure }) => (figure.state === "known" && figure.n !== null ? formatNumber(figure.n) : t("nUnknown")),
      align: "end",
      phoneLabel: true,
    },
    { key: "interval", header: t("board.external.interval"), cell: ({ figure }) => intervalText(figure), align: "end" },
    {
      key: "months",
      header: t("board.external.months"),
      cell: ({ first, last }) => monthsText({ from: first, to: last }, words),
    },
  ];
}

/** What others say of the same people: beside the figure, and in none of its numbers. */
export function BasisExternal({ basis, words }: BasisRoundsProps) {
  const { external } = basis;
  if (external.length === 0) return null;
  const title = words.t("board.external.title");
  const recordsOf = ({ departmentId, population, last }: ExternalFigure) =>
    `/satisfaction/figures?department=${departmentId ?? "hospital"}&population=${population}&month=${last}`;
  return (
    <Card title={title} flush footer={words.t("board.external.definition")}>
      <DataTable
        caption={title}
        columns={externalColumns(words, recordsOf)}
        rows={external}
        rowKey={({ source, method, formula }) => [source, method, formula].join(" ")}
      />
    </Card>
  );
}
