import { Fragment } from "react";
import type { ChartCell } from "@/components/charts/chart-model";

type CellTableProps = {
  caption: string;
  headers: string[];
  rows: ChartCell[][];
  /** The group of each row; its name stands above the first of them. */
  groups?: string[];
  /** Columns of numbers, which stand on the right. */
  numbers: readonly number[];
};

/** The table of a chart on the page, scrolled sideways where it is wider than its place. */
export function CellTable({ caption, headers, rows, groups, numbers }: CellTableProps) {
  const sideOf = (column: number) => (numbers.includes(column) ? "end" : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table has to be scrolled by keyboard too
    <section className="table-wrap table-bare overflow-x-auto" aria-label={caption} tabIndex={0}>
      <table className="table cell-table">
        <caption className="sr-note">{caption}</caption>
        <thead>
          <tr>
            {headers.map((header, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a finished table never move
              <th key={column} scope="col" className={sideOf(column)}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished table never move
            <Fragment key={index}>
              {groups?.[index] && groups[index] !== groups[index - 1] ? (
                <tr className="group-row">
                  <th scope="rowgroup" colSpan={headers.length}>
                    {groups[index]}
                  </th>
                </tr>
              ) : null}
              <tr>
                {row.map(({ text, href }, column) => {
                  const Cell = column === 0 ? "th" : "td";
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    <Cell key={column} scope={column === 0 ? "row" : undefined} className={sideOf(column)}>
                      {href ? <a href={href}>{text}</a> : text}
                    </Cell>
                  );
                })}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}
