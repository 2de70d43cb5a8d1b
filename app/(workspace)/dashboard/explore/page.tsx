import { getTranslations } from "next-intl/server";
import { ExploreForm } from "@/components/dashboards/explore-form";
import { ExploreView } from "@/components/dashboards/explore-view";
import { listUrl, type SearchParams } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { addMonths, lastDayOf, thisMonth, today } from "@/lib/core/period";
import { summarizeSeries } from "@/lib/dashboards/queries/series";
import { dashboardMonth } from "@/lib/dashboards/rules";
import { chosenPopulations } from "@/lib/dashboards/schema";
import { formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";

export async function generateMetadata() {
  return { title: (await getTranslations("dashboards"))("explore.title") };
}

export default async function ExplorePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor("dashboard.read");
  const url = listUrl("/dashboard/explore", await searchParams);
  const month = dashboardMonth(url.get("month"), today());
  const populations = chosenPopulations(url.all("population"));
  const departments = url.all("department");
  const [comparison, options, t, locale] = await Promise.all([
    summarizeSeries(actor, { month, populations, departments }),
    listDepartmentOptions(actor, { from: `${addMonths(month, -23)}-01`, to: lastDayOf(month) }),
    getTranslations("dashboards"),
    requestLocale(),
  ]);
  return (
    <>
      <PageHeader
        title={t("explore.title")}
        lead={t("explore.lead")}
        breadcrumbs={[{ label: t("title"), href: `/dashboard?month=${month}` }]}
      />
      <ExploreForm
        month={month}
        latest={thisMonth()}
        population={url.get("population")}
        departments={departments}
        options={options.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ExploreView comparison={comparison} formatMonth={(one) => formatMonth(one, locale)} />
    </>
  );
}
