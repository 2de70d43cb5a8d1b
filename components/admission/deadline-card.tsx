import { getTranslations } from "next-intl/server";
import { StatusPill } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { AdmissionDeadline } from "@/lib/admission/queries";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

const MOST = 6;

/** Steps on the way into the Party that are due within thirty days or over, soonest first. */
export async function DeadlineCard({ rows }: { rows: readonly AdmissionDeadline[] }) {
  const [t, locale] = [await getTranslations("admission"), await requestLocale()];
  if (rows.length === 0) return null;
  const several = new Set(rows.map(({ branchId }) => branchId)).size > 1;
  const words = ({ key, dueOn, over, days }: AdmissionDeadline) =>
    t(over ? "stateWords.over" : "stateWords.soon", {
      deadline: t(`deadline.${key}`),
      day: formatDay(dueOn, locale),
      days,
    });
  return (
    <Card
      title={t("today.title")}
      className="mb-4"
      footer={<a href="/admission">{t("today.all", { count: rows.length })}</a>}
    >
      <ul className="grid gap-3">
        {rows.slice(0, MOST).map((row) => (
          <li key={`${row.memberId} ${row.key}`} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <a href={`/admission/${row.memberId}`}>{row.name}</a>
            <StatusPill tone={row.over ? "err" : "warn"}>{words(row)}</StatusPill>
            {several ? <span className="text-muted">{row.branchName}</span> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
