import type { ReactNode } from "react";
import { ChartFigure } from "@/components/charts/chart-figure";
import type { ChartCell, ChartModel } from "@/components/charts/chart-model";
import { ExportMenu } from "@/components/charts/export-menu";
import { leanDrawing } from "@/components/charts/lean";
import { ButtonLink } from "@/components/ui/button";
import { CardGrid } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { AS_OF, KeptBody } from "@/components/ui/kept-body";
import type { Locale } from "@/lib/i18n/locale";
import { translatorOf } from "@/lib/i18n/translate";
import type { SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import { PLACE_SORTS } from "@/lib/satisfaction/schema/board";
import { BoardCards } from "./board-cards";
import { type BoardChart, type BoardLook, boardChart } from "./board-charts";
import { heatOf, rangesText } from "./board-heat";
import { placesChart } from "./board-places";
import { lackingText } from "./board-quadrant";
import { boardHref, type Words, wordsOf } from "./board-words";
import { CellTable } from "./cell-table";
import { HeatMap } from "./heat-map";
import { WeakList, WeakStrip } from "./weak-list";

type Shown = BoardLook & {
  /** Whether the reader may begin improvement actions, and surveys. */
  improves: boolean;
  surveys: boolean;
  /** Prints the tables as well, which make a second sheet. */
  annex: boolean;
};

type SectionProps = { board: SatisfactionBoard; shown: Shown; words: Words };

function exportsOf(id: BoardChart, { filters }: SatisfactionBoard, { sort }: BoardLook, picture: boolean) {
  const query = boardHref(filters, { sort }).split("?")[1];
  const file = (format: string) => `/api/charts/satisfaction/${id}/${format}?${query}`;
  const link = `${boardHref(filters)}#${id}`;
  return { ...(picture ? { png: file("png") } : {}), excel: file("xlsx"), print: "#print", link };
}

const cellNode = ({ text, href }: ChartCell) => (href ? <a href={href}>{text}</a> : text);

function Drawn({ id, board, shown, words }: SectionProps & { id: "quadrant" | "trend" }) {
  const { title, finding, draw, columns, rows, n, definition } = boardChart(id, board, shown, words);
  return (
    <ChartFigure
      id={id}
      title={title}
      finding={finding}
      size="half"
      draw={(size) => leanDrawing(draw?.(size) ?? "")}
      table={{ headers: columns.map(({ header }) => header), rows: rows.map((row) => row.map(cellNode)) }}
      exports={exportsOf(id, board, shown, true)}
      note={{ n, asOf: AS_OF, definition }}
      brief
    />
  );
}

type SheetProps = SectionProps & { id: BoardChart; model: ChartModel; className?: string; children: ReactNode };

/** A table with what stands around every chart. */
function Sheet({ id, model, board, shown, className, children }: SheetProps) {
  return (
    <section className={className ? `card chart ${className}` : "card chart"} id={id}>
      <div className="card-head">
        <h2 className="card-title">{model.title}</h2>
        <ExportMenu title={model.title} exports={exportsOf(id, board, shown, false)} />
      </div>
      <div className="card-body">
        <p className="chart-finding">{model.finding}</p>
      </div>
      {children}
      <p className="chart-note sheet-note">
        {model.n} · {AS_OF} · {model.definition}
      </p>
    </section>
  );
}

function HeatSection(props: SectionProps) {
  const { board, shown, words } = props;
  const { t } = words;
  const model = boardChart("heat", board, shown, words);
  const ranges = t("board.heat.caption", { ranges: rangesText(board, words) });
  const legend = [t("board.heat.legendWeak"), t("board.heat.legendSuppressed"), t("board.heat.legendMissing")];
  return (
    <Sheet {...props} id="heat" model={model} className="heat-card">
      <HeatMap
        heat={heatOf(board, words)}
        caption={model.title}
        placeHeader={t(`board.heat.place.${board.filters.by}`)}
        words={words}
      />
      <p className="chart-note sheet-note">{[ranges, ...legend].join(" ")}</p>
      <WeakList board={board} improves={shown.improves} words={words} />
    </Sheet>
  );
}

function PlacesSection(props: SectionProps) {
  const { board, shown, words } = props;
  const { t } = words;
  const model = placesChart(board, shown.sort, words);
  return (
    <Sheet {...props} id="places" model={model} className={shown.annex ? "annex" : "no-print"}>
      <nav className="segments sheet-note no-print" aria-label={t("board.places.sortLabel")}>
        {PLACE_SORTS.map((sort) => (
          <a
            key={sort}
            href={`${boardHref(board.filters, { sort })}#places`}
            aria-current={sort === shown.sort ? "true" : undefined}
          >
            {t(`board.places.sort.${sort}`)}
          </a>
        ))}
        <a href={`${boardHref(board.filters, { sort: shown.sort, annex: 1 })}#print`} title={t("board.annexHint")}>
          {t("board.annex")}
        </a>
      </nav>
      <CellTable
        caption={model.title}
        headers={model.columns.slice(1).map(({ header }) => header)}
        rows={model.rows.map((row) => row.slice(1))}
        groups={model.places.map(({ group }) => group)}
        numbers={[1, 2, 5, 6]}
      />
    </Sheet>
  );
}

function ExternalSection(props: SectionProps) {
  const { board, shown, words } = props;
  const model = boardChart("external", board, shown, words);
  return (
    <Sheet {...props} id="external" model={model} className={shown.annex ? "annex" : "no-print"}>
      {model.rows.length > 0 ? (
        <CellTable
          caption={model.title}
          headers={model.columns.map(({ header }) => header)}
          rows={model.rows}
          numbers={[4, 5]}
        />
      ) : null}
      <p className="chart-note sheet-note no-print">
        <a href="/satisfaction/figures">{words.t("board.external.all")}</a>
      </p>
    </Sheet>
  );
}

function Sections(props: SectionProps) {
  const { board, shown, words } = props;
  const lacking = lackingText(board, words);
  return (
    <>
      <BoardCards board={board} words={words} />
      {board.places.length === 0 ? <Empty {...props} /> : null}
      {board.places.length > 0 ? <WeakStrip board={board} improves={shown.improves} words={words} /> : null}
      <CardGrid columns={2}>
        <div className="board-column">
          <Drawn {...props} id="quadrant" />
          {lacking ? <p className="chart-note no-print">{lacking}</p> : null}
        </div>
        <Drawn {...props} id="trend" />
      </CardGrid>
      <HeatSection {...props} />
      <PlacesSection {...props} />
      <ExternalSection {...props} />
    </>
  );
}

function Empty({ shown, words: { t } }: SectionProps) {
  return (
    <EmptyState
      kind="nothing"
      title={t("board.empty.title")}
      text={t("board.empty.text")}
      example={t("board.empty.example")}
      action={shown.surveys ? <ButtonLink href="/surveys">{t("board.empty.action")}</ButtonLink> : null}
    />
  );
}

type BoardBodyProps = { board: SatisfactionBoard; shown: Shown; locale: Locale; inDocument: boolean };

/** The dual-satisfaction dashboard under its filters. */
export function BoardBody({ board, shown, locale, inDocument }: BoardBodyProps) {
  const words = wordsOf(translatorOf(locale), locale);
  return (
    <KeptBody
      data={board}
      locale={locale}
      variant={`${shown.sort} ${shown.improves} ${shown.surveys} ${shown.annex}`}
      inDocument={inDocument}
      asOf={(time) => words.t("board.asOf", { time })}
      body={() => <Sections board={board} shown={shown} words={words} />}
      className="grid-cards board"
    />
  );
}
