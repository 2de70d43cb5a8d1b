import { useLocale, useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { addMonths, clock, type Month, thisMonth } from "@/lib/core/period";
import { formatInstant, formatMonth } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";

/** Title and period in one row: at 1366 × 768 the figures and a chart must still fit beneath. */
export function MonthBar({ month, hospital }: { month: Month; hospital: string }) {
  const t = useTranslations("dashboards");
  const locale = asLocale(useLocale());
  const period = t("period", { from: formatMonth(addMonths(month, -11), locale), to: formatMonth(month, locale) });
  const asOf = t("asOf", { time: formatInstant(clock.now(), locale) });
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { period })} actions={<MonthForm month={month} />} />
      <p className="hidden print:block">
        {hospital} · {period} · {asOf}
      </p>
    </>
  );
}

function MonthForm({ month }: { month: Month }) {
  const t = useTranslations("dashboards");
  const newest = thisMonth();
  return (
    <form className="flex flex-wrap items-center gap-2" action="/dashboard" method="get">
      <ButtonLink href={`/dashboard?month=${addMonths(month, -1)}`} variant="quiet" size="sm">
        {t("previousMonth")}
      </ButtonLink>
      <label className="sr-note" htmlFor="dashboard-month">
        {t("month")}
      </label>
      <input
        className="control control-date w-auto"
        type="month"
        id="dashboard-month"
        name="month"
        max={newest}
        defaultValue={month}
        key={month}
      />
      <Button type="submit">{t("show")}</Button>
      {month < newest ? (
        <ButtonLink href={`/dashboard?month=${addMonths(month, 1)}`} variant="quiet" size="sm">
          {t("nextMonth")}
        </ButtonLink>
      ) : null}
      <ButtonLink href={`/satisfaction?month=${month}`} icon="satisfaction">
        {t("own")}
      </ButtonLink>
      <ButtonLink href={`/dashboard/explore?month=${month}`} icon="explore">
        {t("explore.open")}
      </ButtonLink>
    </form>
  );
}
