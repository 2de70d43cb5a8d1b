import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { addMonths, clock, thisMonth } from "@/lib/core/period";
import { formatInstant } from "@/lib/i18n/format";
import type { Months } from "@/lib/satisfaction/rules/window";
import { type BoardFilters, PLACE_KINDS, SPANS } from "@/lib/satisfaction/schema/board";
import { boardHref, monthsText, type Words } from "./board-words";

type BoardBarProps = { filters: BoardFilters; months: Months; words: Words };

/** Title and window in one row: at 1366 × 768 the figures and two charts must fit beneath. */
export function BoardBar({ filters, months, words }: BoardBarProps) {
  const t = useTranslations("satisfaction.board");
  const period = monthsText(months, words);
  const asOf = t("asOf", { time: formatInstant(clock.now(), words.locale) });
  return (
    <>
      <div className="board-head">
        <PageHeader title={t("title")} lead={t("lead", { months: period })} actions={<Chooser filters={filters} />} />
      </div>
      <p className="board-print-line">
        {t("title")} · {period} · {asOf}
      </p>
    </>
  );
}

function Chooser({ filters }: { filters: BoardFilters }) {
  const t = useTranslations("satisfaction.board");
  const { month, span, by } = filters;
  const newest = thisMonth();
  const spans = SPANS.map((one) => ({ key: String(one), href: boardHref(filters, { span: one }), on: one === span }));
  const places = PLACE_KINDS.map((one) => ({ key: one, href: boardHref(filters, { by: one }), on: one === by }));
  return (
    <>
      <form className="board-form" action="/satisfaction" method="get">
        <ButtonLink href={boardHref(filters, { month: addMonths(month, -1) })} variant="quiet" size="sm">
          {t("previousMonth")}
        </ButtonLink>
        <label className="sr-note" htmlFor="board-month">
          {t("month")}
        </label>
        <input
          className="control control-date w-auto"
          type="month"
          id="board-month"
          name="month"
          max={newest}
          defaultValue={month}
          key={month}
        />
        <input type="hidden" name="span" value={span} />
        <input type="hidden" name="by" value={by} />
        <Button type="submit">{t("show")}</Button>
        {month < newest ? (
          <ButtonLink href={boardHref(filters, { month: addMonths(month, 1) })} variant="quiet" size="sm">
            {t("nextMonth")}
          </ButtonLink>
        ) : null}
      </form>
      <Segments label={t("spanLabel")} items={spans.map((one) => ({ ...one, label: t(`span.${one.key}` as never) }))} />
      <Segments label={t("byLabel")} items={places.map((one) => ({ ...one, label: t(`by.${one.key}` as never) }))} />
    </>
  );
}

type Segment = { key: string; href: string; on: boolean; label: string };

function Segments({ label, items }: { label: string; items: Segment[] }) {
  return (
    <nav className="segments" aria-label={label}>
      {items.map(({ key, href, on, label: words }) => (
        <a key={key} href={href} aria-current={on ? "true" : undefined}>
          {words}
        </a>
      ))}
    </nav>
  );
}
