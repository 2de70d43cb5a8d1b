import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { MemberTraining } from "@/lib/activities/queries/training";
import { hoursOf } from "@/lib/activities/rules/training";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

const LATEST = 10;

/** The training that one member attended, the latest first. */
export async function MemberTrainingCard({ rows }: { rows: MemberTraining[] }) {
  const [t, locale] = [await getTranslations("activities.training"), await requestLocale()];
  const minutes = rows.reduce((sum, row) => sum + row.minutes, 0);
  const more = rows.length - LATEST;
  if (rows.length === 0) {
    return (
      <Card title={t("mine")}>
        <p className="text-muted">{t("mineEmpty")}</p>
      </Card>
    );
  }
  return (
    <Card title={t("mine")} footer={more > 0 ? t("mineMore", { count: more }) : undefined}>
      <p className="mb-2 text-muted">{t("mineTotal", { count: rows.length, hours: hoursOf(minutes) })}</p>
      <ul className="divide-y divide-line">
        {rows.slice(0, LATEST).map((row) => (
          <li key={row.activityId} className="flex flex-wrap items-baseline justify-between gap-x-3 py-2">
            <a href={`/activities/${row.activityId}`}>{row.title}</a>
            <span className="num text-xs text-muted">
              {formatDay(row.heldOn, locale)} · {t("ownHour", { hours: hoursOf(row.minutes) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
