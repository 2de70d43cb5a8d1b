import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CalendarAddress } from "@/components/plans/calendar-address";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { requestOrigin } from "@/lib/core/request";
import { findFeedAddress } from "@/lib/plans/queries/feed";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("plans.calendar"))("title") };
}

export default async function PlanCalendarPage() {
  const actor = await requireActor("plan.read");
  const t = await getTranslations("plans");
  const [feed, origin] = await Promise.all([findFeedAddress(actor), requestOrigin()]);
  return (
    <div className="flex max-w-form flex-col gap-4">
      <PageHeader
        title={t("calendar.title")}
        breadcrumbs={[{ href: "/plans", label: t("title") }, { label: t("calendar.title") }]}
        lead={t(actor.hospitalWide.has("plan.read") ? "calendar.leadAll" : "calendar.leadOwn")}
      />
      <CalendarAddress origin={origin} feed={feed} />
    </div>
  );
}
