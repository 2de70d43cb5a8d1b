import { getTranslations } from "next-intl/server";
import { MatterFilters } from "@/components/plans/matter-filters";
import { MatterTable } from "@/components/plans/matter-table";
import { NudgeLog } from "@/components/plans/nudge-log";
import { FollowUpsDue } from "@/components/reports/follow-up-lines";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { titleOf } from "@/lib/i18n/page-title";
import { requestTranslator } from "@/lib/i18n/translate";
import { canManagePlans } from "@/lib/plans/policy";
import { listSentNudges } from "@/lib/plans/queries/nudges";
import { getSupervision } from "@/lib/plans/queries/supervision";
import { fits } from "@/lib/plans/rules/supervision";
import { matterFilters } from "@/lib/plans/schema/supervision";
import { listFollowUpsDue } from "@/lib/reports/queries/follow-ups-today";

export const generateMetadata = titleOf("plans.supervision.title");

export default async function SupervisionPage({ searchParams }: PageProps<"/plans/supervision">) {
  const actor = await requireActor("plan.read");
  const [t, say] = [await getTranslations("plans"), await requestTranslator()];
  const url = listUrl("/plans/supervision", await searchParams);
  const filters = matterFilters.parse(Object.fromEntries(url.entries));
  const manages = canManagePlans(actor);
  const [supervision, sent] = await Promise.all([getSupervision(actor), listSentNudges(actor)]);
  const { matters, counts, owners, thresholds, hasPlan, mail } = supervision;
  const rows = matters.filter((matter) => fits(matter, filters));
  const filtered = url.entries.length > 0;
  return (
    <>
      <PageHeader
        title={t("supervision.title")}
        lead={t("supervision.lead")}
        breadcrumbs={[{ label: t("title"), href: "/plans" }, { label: t("supervision.title") }]}
      />
      <MatterFilters url={url} counts={counts} branches={owners} shown={rows.length} />
      <p className="mb-3 text-muted">
        {t("supervision.rules", { quiet: thresholds.quietDays, soon: thresholds.dueSoonDays })}
      </p>
      <MatterTable rows={rows} manages={manages} filtered={filtered} hasPlan={hasPlan} />
      <FollowUpsDue rows={await listFollowUpsDue(actor, thresholds.dueSoonDays)} />
      {manages ? <NudgeLog rows={sent} mail={mail} say={say} /> : null}
    </>
  );
}
