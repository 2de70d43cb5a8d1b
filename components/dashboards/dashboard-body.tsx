import { ChartFigure } from "@/components/charts/chart-figure";
import type { ChartCell } from "@/components/charts/chart-model";
import { ExportMenu } from "@/components/charts/export-menu";
import { leanDrawing } from "@/components/charts/lean";
import { Card, CardGrid } from "@/components/ui/card";
import { AS_OF, KeptBody } from "@/components/ui/kept-body";
import type { Dashboard } from "@/lib/dashboards/queries/dashboard";
import type { ChartId } from "@/lib/dashboards/schema";
import type { Locale } from "@/lib/i18n/locale";
import { translatorOf } from "@/lib/i18n/translate";
import { BranchTable } from "./branch-table";
import { type Words, wordsOf } from "./chart-words";
import { chartOf } from "./charts";
import { FigureCards } from "./figure-cards";
import { lackingText } from "./quadrant-chart";

type SectionProps = { data: Dashboard; words: Words };

function exportsOf(id: ChartId, month: string) {
  const file = (format: string) => `/api/charts/${id}/${format}?month=${month}`;
  return { excel: file("xlsx"), print: "#print", link: `/dashboard?month=${month}#${id}` };
}

function cellNode({ text, href }: ChartCell) {
  return href ? <a href={href}>{text}</a> : text;
}

function Chart({ id, size = "half", data, words }: SectionProps & { id: ChartId; size?: "half" | "full" }) {
  const { title, finding, draw, columns, rows, n, definition } = chartOf(id, data, words);
  if (!draw) return null;
  return (
    <ChartFigure
      id={id}
      title={title}
      finding={finding}
      size={size}
      draw={(width) => leanDrawing(draw(width))}
      table={{ headers: columns.map(({ header }) => header), rows: rows.map((row) => row.map(cellNode)) }}
      exports={{ png: `/api/charts/${id}/png?month=${data.month}`, ...exportsOf(id, data.month) }}
      note={{ n, asOf: AS_OF, definition }}
    />
  );
}

function Branches({ data, words }: SectionProps) {
  const { id, title, finding, n, definition } = chartOf("branches", data, words);
  return (
    <Card id={id} title={title} actions={<ExportMenu title={title} exports={exportsOf(id, data.month)} />}>
      <p className="chart-finding">{finding}</p>
      <BranchTable data={data} words={words} />
      <p className="chart-note">
        {n} · {AS_OF} · {definition}
      </p>
    </Card>
  );
}

function Sections({ data, words }: SectionProps) {
  const lacking = lackingText(data, words);
  return (
    <>
      <FigureCards data={data} words={words} />
      <CardGrid columns={2}>
        <div className="flex min-w-0 flex-col gap-4">
          <Chart id="quadrant" data={data} words={words} />
          {lacking ? <p className="chart-note">{lacking}</p> : null}
          <Chart id="activities" data={data} words={words} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Chart id="patients" data={data} words={words} />
          <Chart id="staff" data={data} words={words} />
        </div>
      </CardGrid>
      <Branches data={data} words={words} />
    </>
  );
}

type DashboardBodyProps = {
  data: Dashboard;
  locale: Locale;
  /** A whole document is asked for, not a change of page within one. */
  inDocument: boolean;
};

/** The dashboard under its filters. */
export function DashboardBody({ data, locale, inDocument }: DashboardBodyProps) {
  const words = wordsOf(translatorOf(locale), locale);
  return (
    <KeptBody
      data={data}
      locale={locale}
      inDocument={inDocument}
      asOf={(time) => words.t("asOf", { time })}
      body={() => <Sections data={data} words={words} />}
      className="grid-cards"
    />
  );
}
