import { formatNumber } from "@/lib/i18n/format";
import type { Heat, HeatCell, HeatRow } from "./board-heat";
import { phraseOf, type Words } from "./board-words";

type HeatMapProps = {
  heat: Heat;
  caption: string;
  placeHeader: string;
  words: Words;
};

/** Shades with their numbers in them: colour is never the only sign. */
export function HeatMap({ heat, caption, placeHeader, words }: HeatMapProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table has to be scrolled by keyboard too
    <section className="heat-wrap" aria-label={caption} tabIndex={0}>
      <table className="heat">
        <caption className="sr-note">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {placeHeader}
            </th>
            {heat.groups.map(({ population, label, columns }) => (
              <th key={population} scope="colgroup" colSpan={columns} className="heat-group">
                {label}
              </th>
            ))}
          </tr>
          <tr>
            {heat.columns.map(({ population, dimension, label }) => (
              <th key={`${population} ${dimension}`} scope="col" className={headClass(dimension === null)}>
                <span>{label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heat.rows.map((row) => (
            <Row key={row.id} row={row} words={words} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** One decimal; a full hundred is none the clearer for one. */
function heatNumber(value: number): string {
  const shown = formatNumber(value, 1);
  return shown === "100.0" ? "100" : shown;
}

function headClass(first: boolean): string {
  return first ? "heat-head heat-first" : "heat-head";
}

function Row({ row, words }: { row: HeatRow; words: Words }) {
  return (
    <tr className={row.place === null ? "heat-whole" : undefined}>
      <th scope="row">{row.name}</th>
      {row.cells.map((cell) => (
        <Cell key={`${cell.column.population} ${cell.column.dimension}`} cell={cell} words={words} />
      ))}
    </tr>
  );
}

function cellClass({ figure, shade, weak, column: { dimension } }: HeatCell): string {
  const state = figure.state === "known" ? `heat-${shade}` : `heat-${figure.state}`;
  return [state, dimension === null ? "heat-first" : "", weak ? "heat-flagged" : ""].filter(Boolean).join(" ");
}

function Cell({ cell, words }: { cell: HeatCell; words: Words }) {
  const { figure, href, weak } = cell;
  if (figure.state === "missing") {
    return (
      <td className={cellClass(cell)}>
        <span className="sr-note">{words.t("figure.missing")}</span>
      </td>
    );
  }
  const phrase = phraseOf(figure, words);
  return (
    <td className={cellClass(cell)}>
      <a href={href} title={phrase}>
        {figure.state === "known" ? heatNumber(figure.value) : <span className="sr-note">{phrase}</span>}
      </a>
      {weak ? (
        <span className="heat-weak">
          ▼<span className="sr-note">{words.t("board.heat.weak")}</span>
        </span>
      ) : null}
    </td>
  );
}
