import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { findActor } from "@/lib/core/auth";
import { formatMonth } from "@/lib/i18n/format";
import { tabTitle } from "@/lib/i18n/page-title";
import { requestLocale } from "@/lib/i18n/request-locale";
import { findReportName } from "@/lib/reports/queries/report-detail";

/** Of several reports side by side each tab names its own; who may not read it is told by the page. */
export async function generateMetadata({ params }: LayoutProps<"/reports/[id]">): Promise<Metadata> {
  const actor = await findActor();
  const report = actor && (await findReportName(actor, (await params).id));
  if (!report) return {};
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  return tabTitle(t("reportOf", { ...report, month: formatMonth(report.month, locale) }));
}

export default function Layout({ children }: { children: ReactNode }) {
  return children;
}
