import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FirstBranch } from "@/components/organisation/first-branch";
import { DeskEmpty } from "@/components/reports/desk-empty";
import { DeskFilterBar } from "@/components/reports/desk-filters";
import { DeskGrid, DeskPaper } from "@/components/reports/desk-grid";
import { DeskList } from "@/components/reports/desk-list";
import { ButtonLink } from "@/components/ui/button";
import { listUrl } from "@/components/ui/list-url";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { thisMonth } from "@/lib/core/period";
import { tabTitle } from "@/lib/i18n/page-title";
import { listEveryBranch } from "@/lib/organisation/queries/branches";
import { getDesk } from "@/lib/reports/queries/desk";
import { deskFilters } from "@/lib/reports/schema/desk";

export async function generateMetadata({ searchParams }: PageProps<"/reports/desk">): Promise<Metadata> {
  const url = listUrl("/reports/desk", await searchParams);
  const { year } = deskFilters.parse(Object.fromEntries(url.entries));
  return tabTitle((await getTranslations("desk"))("title", { year: String(year) }));
}

export default async function DeskPage({ searchParams }: PageProps<"/reports/desk">) {
  const actor = await requireActor("report.review");
  const [t, reports] = [await getTranslations("desk"), await getTranslations("reports")];
  const url = listUrl("/reports/desk", await searchParams);
  const filters = deskFilters.parse(Object.fromEntries(url.entries));
  const [desk, branches] = await Promise.all([getDesk(actor, filters), listEveryBranch(actor, "report.review")]);
  const title = t("title", { year: String(desk.year) });
  const filtered = Boolean(filters.state || filters.branch);
  return (
    <>
      <DeskPaper />
      <PageHeader
        title={title}
        lead={t("lead")}
        actions={
          <ButtonLink href="/reports/book" icon="file">
            {t("book.title")}
          </ButtonLink>
        }
        breadcrumbs={[{ label: reports("title"), href: "/reports" }, { label: title }]}
      />
      <DeskFilterBar url={url} desk={desk} branches={branches} thisYear={Number(thisMonth().slice(0, 4))} />
      {desk.unknownYears.length > 0 ? (
        <div className="no-print mb-3">
          <Notice tone="warn">{t("unknownYear", { years: desk.unknownYears.join(" / ") })}</Notice>
        </div>
      ) : null}
      {desk.rows.length > 0 ? <DeskGrid desk={desk} /> : null}
      {desk.rows.length > 0 ? <DeskList desk={desk} /> : null}
      {desk.rows.length === 0 ? <DeskEmpty filtered={filtered} action={<FirstBranch actor={actor} />} /> : null}
    </>
  );
}
