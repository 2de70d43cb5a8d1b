import { getTranslations } from "next-intl/server";
import type { CalendarEntry } from "@/lib/activities/queries/calendar";
import { groupByDay } from "@/lib/activities/rules";
import { type Day, type Month, monthOf, today, weeksOf } from "@/lib/core/period";
import { formatDayWithWeekday, formatMonth, weekdayName } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

type Props = { month: Month; entries: CalendarEntry[]; canRecord: boolean; branchId: string | undefined };
const SHOWN = 4;

/** A month as a real table, Monday first; from tablet width up. */
export async function CalendarGrid({ month, entries, canRecord, branchId }: Props) {
  const t = await getTranslations("activities");
  const locale = await requestLocale();
  const byDay = groupByDay(entries);
  return (
    <div className="hidden md:block">
      <table className="w-full table-fixed border border-line bg-surface">
        <caption className="sr-note">{t("calendar.label", { month: formatMonth(month, locale) })}</caption>
        <thead>
          <tr>
            {[0, 1, 2, 3, 4, 5, 6].map((weekday) => (
              <th key={weekday} scope="col" className="border-b border-line p-2 text-left text-xs text-muted">
                {weekdayName(weekday, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} className={cellClass(day, month)}>
                  <DayHead day={day} canRecord={canRecord} branchId={branchId} />
                  <DayEntries day={day} entries={byDay.get(day) ?? []} branchId={branchId} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellClass(day: Day, month: Month): string {
  const inside = monthOf(day) === month ? "bg-surface" : "bg-sunken";
  return `h-28 border border-line p-1 align-top ${inside}`;
}

type DayHeadProps = { day: Day; canRecord: boolean; branchId: string | undefined };

async function DayHead({ day, canRecord, branchId }: DayHeadProps) {
  const t = await getTranslations("activities");
  const locale = await requestLocale();
  const isToday = day === today();
  const number = Number(day.slice(8));
  const look = isToday ? "rounded bg-ink-600 px-2 text-on-ink" : "px-1 text-muted";
  const query = new URLSearchParams({ day, ...(branchId ? { branch: branchId } : {}) });
  return (
    <p className="flex items-center justify-between text-xs">
      <span className={`num ${look}`} aria-current={isToday ? "date" : undefined}>
        {number}
      </span>
      {canRecord ? (
        <a
          href={`/activities/new?${query}`}
          className="inline-flex h-6 w-6 items-center justify-center text-subtle no-underline"
          aria-label={t("calendar.addOn", { day: formatDayWithWeekday(day, locale) })}
        >
          +
        </a>
      ) : null}
    </p>
  );
}

type DayEntriesProps = { day: Day; entries: CalendarEntry[]; branchId: string | undefined };

async function DayEntries({ day, entries, branchId }: DayEntriesProps) {
  const t = await getTranslations("activities");
  const hidden = entries.length - SHOWN;
  const query = new URLSearchParams({ from: day, to: day, ...(branchId ? { branch: branchId } : {}) });
  return (
    <ul className="grid gap-1">
      {entries.slice(0, hidden > 1 ? SHOWN : SHOWN + 1).map((entry) => (
        <li key={entry.id} className="min-w-0 text-xs">
          <a
            className="block min-h-6 overflow-hidden py-1 text-ellipsis whitespace-nowrap"
            href={`/activities/${entry.id}`}
            title={`${entry.branchName} · ${t(`kind.${entry.kind}`)} · ${entry.title}`}
          >
            <span className="num">{entry.start}</span> {branchId ? entry.title : `${entry.branchName} ${entry.title}`}
          </a>
        </li>
      ))}
      {hidden > 1 ? (
        <li className="text-xs">
          <a className="block min-h-6 py-1" href={`/activities?${query}`}>
            {t("calendar.more", { count: hidden })}
          </a>
        </li>
      ) : null}
    </ul>
  );
}
