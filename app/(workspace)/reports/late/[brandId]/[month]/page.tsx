import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LateMonthCard } from "@/components/reports/late-month";
import { PageHeader } from "@/components/ui/page-header";
import { canForBranch } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { isMonth } from "@/lib/core/period";
import { formatMonth } from "@/lib/i18n/format";
import { tabTitle } from "@/lib/i18n/page-title";
import { requestLocale } from "@/lib/i18n/request-locale";
import { canNoteLate } from "@/lib/reports/policy";
import { getLateMonth } from "@/lib/reports/queries/late-months";

export async function generateMetadata({ params }: PageProps<"/reports/late/[brandId]/[month]">): Promise<Metadata> {
  const [{ month }, t, locale] = [await params, await getTranslations("reports.late"), await requestLocale()];
  return isMonth(month) ? tabTitle(t("title", { month: formatMonth(month, locale) })) : {};
}

export default async function LateMonthPage({ params }: PageProps<"/reports/late/[brandId]/[month]">) {
  const actor = await requireActor("report.read");
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const { brandId, month } = await params;
  const late = await orNotFound(getLateMonth(actor, brandId, month));
  const title = t("late.title", { month: formatMonth(late.month, locale) });
  return (
    <>
      <PageHeader
        title={title}
        lead={[late.branchName, t("task.brand", { brand: late.brandName })].join(" · ")}
        breadcrumbs={[{ label: t("title"), href: "/reports" }, { label: title }]}
      />
      <LateMonthCard
        month={late}
        notes={canNoteLate(actor, late)}
        writes={canForBranch(actor, "report.write", late.branchId)}
      />
    </>
  );
}
