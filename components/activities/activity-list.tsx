import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/badge";
import type { ActivityRow } from "@/lib/activities/queries";
import { formatDay, formatNumber } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

/** A short list of activities inside another page. */
export async function ActivityList({ rows }: { rows: ActivityRow[] }) {
  const t = await getTranslations("activities");
  const locale = await requestLocale();
  return (
    <ul>
      {rows.map((row) => (
        <li
          key={row.id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-b-0"
        >
          <span className="num min-w-[8em] text-muted">{formatDay(row.heldOn, locale)}</span>
          <a href={`/activities/${row.id}`}>{row.title}</a>
          <Tag>{t(`kind.${row.kind}`)}</Tag>
          <span className="text-muted">{row.branchName}</span>
          {row.served === null ? null : (
            <span className="num text-muted">
              {t("served")} {formatNumber(row.served)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
