import { useLocale, useTranslations } from "next-intl";
import { Static } from "@/components/ui/static";
import { formatDay } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import type { Desk, DeskCell, DeskMonth, DeskRow } from "@/lib/reports/queries/desk";
import { wordsOf } from "@/lib/reports/rules/desk";
import { DeskCellMark } from "./desk-cell";

/** The months and states of a desk in the reader's words. */
export function useDeskWords() {
  const [t, reports] = [useTranslations("desk"), useTranslations("reports")];
  const locale = asLocale(useLocale());
  return {
    month: (month: string) => reports("monthName", { number: Number(month.slice(5)) }),
    day: (day: string) => formatDay(day, locale),
    states: (cell: DeskCell) =>
      wordsOf(cell)
        .map((word) => t(`cell.${word}`))
        .join(" · "),
    /** The form that says why a month is late, for the brand whose month it is. */
    noteHref: ({ brandId, month }: DeskCell) => (brandId ? `/reports/late/${brandId}/${month}` : null),
  };
}

/** Twelve months are wide: the sheet lies on its side as long as this is part of the page. */
export function DeskPaper() {
  return <style>{"@page { size: A4 landscape; }"}</style>;
}

/** The year as a table: a row a branch, a cell a month, totals in words below. Nobody is put in an order. */
export function DeskGrid({ desk }: { desk: Desk }) {
  const t = useTranslations("desk");
  const words = useDeskWords();
  return (
    <Static className="table-wrap hidden md:block print:block">
      <table className="table desk-table">
        <caption className="sr-note">{t("caption", { year: String(desk.year) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("filter.branch")}</th>
            {desk.months.map(({ month, dueOn }) => (
              <th key={month} scope="col" title={t("dueOn", { day: words.day(dueOn) })}>
                {words.month(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {desk.rows.map((row) => (
            <BranchLine key={row.branchId} row={row} months={desk.months} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("total")}</th>
            {desk.months.map((one) => (
              <td key={one.month}>
                <Totals month={one} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </Static>
  );
}

function BranchLine({ row, months }: { row: DeskRow; months: readonly DeskMonth[] }) {
  const t = useTranslations("desk");
  const words = useDeskWords();
  return (
    <tr>
      <th scope="row">
        <a href={`/branches/${row.branchId}`}>{row.branchName}</a>
        {row.dissolvedOn ? (
          <span className="desk-note">{t("dissolved", { day: words.day(row.dissolvedOn) })}</span>
        ) : null}
      </th>
      {months.map(({ month }, index) => (
        <td key={month}>
          {(row.cells[index] ?? []).map((cell, _, all) => {
            const about = { branch: row.branchName, month: words.month(month), state: words.states(cell) };
            return (
              <DeskCellMark
                key={cell.brandId ?? month}
                cell={cell}
                label={t("cellLabel", about)}
                noteHref={words.noteHref(cell)}
                brand={all.length > 1 ? cell.brandName : null}
              />
            );
          })}
        </td>
      ))}
    </tr>
  );
}

function Totals({ month }: { month: DeskMonth }) {
  const t = useTranslations("desk");
  return (
    <ul>
      {month.totals.map(({ word, count }) => (
        <li key={word} className="num">
          {t("totalCount", { word: t(`cell.${word}`), count })}
        </li>
      ))}
    </ul>
  );
}
