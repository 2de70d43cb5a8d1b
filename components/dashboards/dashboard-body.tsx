import { randomUUID } from "node:crypto";
import { useTranslations } from "next-intl";
import { ChartFigure } from "@/components/charts/chart-figure";
import { ExportMenu } from "@/components/charts/export-menu";
import { leanDrawing } from "@/components/charts/lean";
import { Card, CardGrid } from "@/components/ui/card";
import { KeptMarkup } from "@/components/ui/kept-markup";
import { keepMarkup } from "@/components/ui/kept-store";
import { staticMarkup } from "@/components/ui/static-markup";
import { clock } from "@/lib/core/period";
import type { Dashboard } from "@/lib/dashboards/queries/dashboard";
import type { ChartId } from "@/lib/dashboards/schema";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { translatorOf } from "@/lib/i18n/translate";
import { BranchTable } from "./branch-table";
import { type ChartCell, type Words, wordsOf } from "./chart-model";
import { chartOf } from "./charts";
import { FigureCards } from "./figure-cards";
import { lackingText } from "./quadrant-chart";

/** Stands in the kept markup where each request writes its own time. */
const AS_OF = "{{as-of}}";

type KeptBody = { markup: string; time: string; now: Kept };

const kept = new WeakMap<Dashboard, Map<Locale, KeptBody>>();

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

type Kept = { markup: string; key: string };

/** The present minute's text, in place of the stand-in; made again when the minute is over. */
function keptFor(data: Dashboard, locale: Locale, make: () => string): Kept {
  const byLocale = kept.get(data) ?? new Map<Locale, KeptBody>();
  kept.set(data, byLocale);
  const body = byLocale.get(locale) ?? { markup: make(), time: "", now: { markup: "", key: "" } };
  byLocale.set(locale, body);
  const time = formatInstant(clock.now(), locale);
  if (body.time === time) return body.now;
  const asOf = wordsOf(translatorOf(locale), locale).t("asOf", { time });
  body.time = time;
  body.now = { markup: body.markup.replaceAll(AS_OF, asOf), key: randomUUID() };
  return body.now;
}

type DashboardBodyProps = {
  data: Dashboard;
  locale: Locale;
  /** A whole document is asked for, not a change of page within one. */
  inDocument: boolean;
};

/**
 * The dashboard under its filters, as markup that is made once for each state of the data: the same figures ask for
 * the same drawing, and a request pays for one string instead of a thousand elements. Synchronous, because the
 * components inside look up their words with hooks.
 */
export function DashboardBody({ data, locale, inDocument }: DashboardBodyProps) {
  // Waits for the words here: inside the string nothing may wait.
  useTranslations("ui");
  const { markup, key } = keptFor(data, locale, () =>
    staticMarkup(<Sections data={data} words={wordsOf(translatorOf(locale), locale)} />),
  );
  if (inDocument) keepMarkup(key, markup);
  return <KeptMarkup markupKey={key} markup={inDocument ? null : markup} className="grid-cards" />;
}
