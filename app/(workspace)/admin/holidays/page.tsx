import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HolidayForm } from "@/components/organisation/holiday-form";
import { HolidayYear } from "@/components/organisation/holiday-year";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { getWorkCalendar, listHolidays } from "@/lib/organisation/queries/holidays";
import { holidayYearSchema } from "@/lib/organisation/schema/holidays";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("organisation.holiday");
  return { title: t("title") };
}

export default async function HolidaysPage({ searchParams }: PageProps<"/admin/holidays">) {
  const actor = await requireActor("organisation.manage");
  const t = await getTranslations("organisation.holiday");
  const { year } = holidayYearSchema.parse(await searchParams);
  const [spans, { years }] = await Promise.all([listHolidays(actor, year), getWorkCalendar(actor)]);
  return (
    <div className="stack max-w-form">
      <PageHeader title={t("title")} lead={t("lead")} />
      <HolidayYear year={year} years={[...years]} spans={spans} />
      <HolidayForm year={year} />
    </div>
  );
}
