import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { StatusPill } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Tabs } from "@/components/ui/tabs";
import { monthOf, today } from "@/lib/core/period";
import { formatDayWithWeekday, formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { removeHolidaysAction } from "@/lib/organisation/actions";
import type { HolidaySpan } from "@/lib/organisation/queries/holidays";

/** Where the State Council publishes its notice of each year. */
const NOTICES = "https://www.gov.cn/zhengce/";

type YearProps = { year: number; years: number[]; spans: HolidaySpan[] };

/** The days off and make-up days of a year by month; a year whose notice is not known says what is counted instead. */
export async function HolidayYear({ year, years, spans }: YearProps) {
  const [t, locale] = [await getTranslations("organisation.holiday"), await requestLocale()];
  const months = [...new Set(spans.map(({ fromDay }) => monthOf(fromDay)))];
  const now = Number(today().slice(0, 4));
  const shown = [...new Set([...years.filter((one) => one >= now - 2), now, now + 1, year])].sort((a, b) => a - b);
  const tabs = shown.map((one) => ({
    href: `/admin/holidays?year=${one}`,
    label: t("year", { year: String(one) }),
    current: one === year,
  }));
  return (
    <>
      <Tabs label={t("years")} items={tabs} />
      {!years.includes(year) ? (
        <Notice tone="warn" title={t("unknown", { year: String(year) })}>
          <p>{t("unknownText")}</p>
          <p>
            <a href={NOTICES} rel="noreferrer">
              {t("source")}
            </a>
          </p>
        </Notice>
      ) : null}
      {months.map((month) => (
        <Card key={month} title={formatMonth(month, locale)}>
          <ul className="grid gap-3">
            {spans
              .filter(({ fromDay }) => monthOf(fromDay) === month)
              .map((span) => (
                <HolidayLine key={span.fromDay} span={span} />
              ))}
          </ul>
        </Card>
      ))}
    </>
  );
}

async function HolidayLine({ span }: { span: HolidaySpan }) {
  const [t, locale] = [await getTranslations("organisation.holiday"), await requestLocale()];
  const { fromDay, toDay, kind, name, official, days } = span;
  const [from, to] = [formatDayWithWeekday(fromDay, locale), formatDayWithWeekday(toDay, locale)];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StatusPill tone={kind === "holiday" ? "ok" : "info"}>{t(`kind.${kind}`)}</StatusPill>
      {official ? null : <StatusPill tone="neutral">{t("own")}</StatusPill>}
      <span>{name}</span>
      <span className="order-last w-full text-muted md:order-none md:w-auto">
        {days === 1 ? from : t("span", { from, to, days })}
      </span>
      <span className="ms-auto">
        <ActionButton
          id={`remove-${fromDay}`}
          action={removeHolidaysAction}
          fields={{ fromDay, toDay, kind, name }}
          variant="quiet"
          size="sm"
        >
          {t("remove")}
          <span className="sr-note">{t("removeOf", { name, from })}</span>
        </ActionButton>
      </span>
    </li>
  );
}
