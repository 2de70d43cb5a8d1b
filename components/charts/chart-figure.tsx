import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Disclosure } from "../ui/disclosure";
import { type ChartExports, ExportMenu } from "./export-menu";
import type { ChartSize } from "./frame";

type ChartTable = { headers: string[]; rows: ReactNode[][] };
type ChartNote = { n?: string; asOf?: string; definition?: string };

type ChartFigureProps = {
  id: string;
  title: string;
  /** One sentence: what the drawing shows. */
  finding: string;
  size?: "half" | "full";
  draw: (size: ChartSize) => string;
  table: ChartTable;
  exports?: ChartExports;
  note?: ChartNote;
  /** Puts the definition to the table, where a page has to be read at a glance. */
  brief?: boolean;
  level?: 2 | 3;
};

/** A chart with all that must stand around it: title, finding, drawing, table, notes and ways out. */
export function ChartFigure(props: ChartFigureProps) {
  const { id, title, finding, size = "full", draw, table, exports, note = {}, brief = false } = props;
  const { level = 2 } = props;
  const t = useTranslations("ui");
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={`card chart chart-${size}`} id={id}>
      <div className="card-head">
        <Heading className="card-title">{title}</Heading>
        {exports ? <ExportMenu title={title} exports={exports} /> : null}
      </div>
      <div className="card-body">
        <p className="chart-finding">{finding}</p>
        <Drawing className="chart-wide" html={draw(size)} />
        <Drawing className="chart-phone" html={draw("phone")} />
        <ChartNotes note={brief ? { ...note, definition: undefined } : note} />
        <Disclosure summary={t(brief ? "chart.tableAndDefinition" : "chart.table")}>
          {brief ? <ChartNotes note={{ definition: note.definition }} /> : null}
          <ChartTableView title={title} table={table} />
        </Disclosure>
      </div>
    </section>
  );
}

function Drawing({ className, html }: { className: string; html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own escaping template
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

function ChartNotes({ note }: { note: ChartNote }) {
  const t = useTranslations("ui");
  const facts = [note.n, note.asOf].filter(Boolean).join(" · ");
  if (!facts && !note.definition) return null;
  return (
    <p className="chart-note">
      {facts}
      {note.definition ? (
        <span>
          {facts ? " · " : ""}
          {t("chart.definition", { text: note.definition })}
        </span>
      ) : null}
    </p>
  );
}

function ChartTableView({ title, table }: { title: string; table: ChartTable }) {
  return (
    <div className="table-wrap chart-table">
      <table className="table">
        <caption className="sr-note">{title}</caption>
        <thead>
          <tr>
            {table.headers.map((header, index) => (
              <th key={header} scope="col" className={index > 0 ? "end" : undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, rowIndex) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a drawing have no identity and never move
            <tr key={rowIndex}>
              {row.map((cell, index) => {
                const Cell = index === 0 ? "th" : "td";
                return (
                  <Cell
                    key={table.headers[index] ?? index}
                    scope={index === 0 ? "row" : undefined}
                    className={index > 0 ? "end" : undefined}
                  >
                    {cell}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
