import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { OpenDuty } from "@/lib/dashboards/queries/today";
import { formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

/** What the regulations still ask for in this month or quarter: each one tap from its form. */
export async function OpenDuties({ duties }: { duties: readonly OpenDuty[] }) {
  const [t, locale] = [await getTranslations("dashboards.openDuties"), await requestLocale()];
  if (duties.length === 0) return null;
  const several = new Set(duties.map(({ branchId }) => branchId)).size > 1;
  return (
    <Card title={t("title")} className="mb-4">
      <ul className="grid gap-3">
        {duties.map(({ branchId, branchName, kind, citation, until }) => {
          const label = t("log", { kind });
          return (
            <li key={`${branchId} ${kind}`} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <ButtonLink href={`/activities/new?branch=${branchId}&kind=${kind}`} icon="plus">
                {several ? t("forBranch", { label, branch: branchName }) : label}
              </ButtonLink>
              <span className="text-muted">{t("until", { until: formatMonth(until, locale), citation })}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
