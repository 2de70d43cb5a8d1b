import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/badge";
import type { CalendarEntry } from "@/lib/activities/queries/calendar";
import { groupByDay } from "@/lib/activities/rules";
import { type Month, monthOf } from "@/lib/core/period";
import { formatDayWithWeekday } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

/** The month as a list by day: on a phone, where seven columns would be too narrow to read. */
export async function CalendarAgenda({ month, entries }: { month: Month; entries: CalendarEntry[] }) {
  const t = await getTranslations("activities");
  const locale = await requestLocale();
  const byDay = groupByDay(entries.filter((entry) => monthOf(entry.day) === month));
  return (
    <div className="md:hidden">
      {byDay.size === 0 ? <p className="text-muted">{t("calendar.empty")}</p> : null}
      <ol className="grid gap-4">
        {[...byDay].map(([day, list]) => (
          <li key={day}>
            <h2 className="mb-1 text-xs text-muted">{formatDayWithWeekday(day, locale)}</h2>
            <ul className="rounded border border-line bg-surface">
              {list.map((entry) => (
                <li key={entry.id} className="border-b border-line last:border-b-0">
                  <a href={`/activities/${entry.id}`} className="block px-3 py-2 no-underline">
                    <span className="flex items-start justify-between gap-2">
                      <span className="font-semibold">{entry.title}</span>
                      <span className="flex-none">
                        <Tag>{t(`kind.${entry.kind}`)}</Tag>
                      </span>
                    </span>
                    <span className="num text-xs text-muted">
                      {entry.start} · {entry.branchName}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}
