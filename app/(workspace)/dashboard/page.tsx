import { getTranslations } from "next-intl/server";
import { DashboardBody } from "@/components/dashboards/dashboard-body";
import { MonthBar } from "@/components/dashboards/month-bar";
import { listUrl, type SearchParams } from "@/components/ui/list-url";
import { requireActor } from "@/lib/core/auth";
import { today } from "@/lib/core/period";
import { asksForDocument } from "@/lib/core/request";
import { getDashboard } from "@/lib/dashboards/queries/dashboard";
import { dashboardMonth } from "@/lib/dashboards/rules";
import { requestLocale } from "@/lib/i18n/request-locale";

export async function generateMetadata() {
  return { title: (await getTranslations("dashboards"))("title") };
}

export default async function DashboardPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor("dashboard.read");
  const month = dashboardMonth(listUrl("/dashboard", await searchParams).get("month"), today());
  const [data, locale] = await Promise.all([getDashboard(actor, month), requestLocale()]);
  return (
    <>
      <MonthBar month={month} hospital={data.hospital.name} />
      <DashboardBody data={data} locale={locale} inDocument={await asksForDocument()} />
    </>
  );
}
