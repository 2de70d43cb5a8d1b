import { getTranslations } from "next-intl/server";
import { BrandFilterBar } from "@/components/brands/brand-filter-bar";
import { BrandGallery } from "@/components/brands/brand-gallery";
import { LeadState } from "@/components/brands/lead-state";
import { OtherBrands } from "@/components/brands/other-brands";
import { ReportYearRing } from "@/components/reports/report-year-ring";
import { ButtonLink } from "@/components/ui/button";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listBrands } from "@/lib/brands/queries";
import { listLeadStates } from "@/lib/brands/queries/lead-states";
import { listShownBrands } from "@/lib/brands/queries/shown-brands";
import { brandFilters } from "@/lib/brands/schema";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { monthsUpTo, thisMonth } from "@/lib/core/period";
import { listEveryBranch } from "@/lib/organisation/queries/branches";
import { listYearReports } from "@/lib/reports/queries";

export default async function BrandsPage({ searchParams }: PageProps<"/brands">) {
  const actor = await requireActor("brand.read");
  const t = await getTranslations("brands");
  const url = listUrl("/brands", await searchParams);
  const filters = brandFilters.parse(Object.fromEntries(url.entries));
  const [{ rows, total }, branches] = await Promise.all([
    listBrands(actor, filters),
    listEveryBranch(actor, "brand.read"),
  ]);
  const months = monthsUpTo(thisMonth(), 12);
  const reports = await listYearReports(
    actor,
    rows.map((brand) => brand.id),
    months,
  );
  const others = url.page === 1 ? await listShownBrands(actor, filters) : { rows: [], total: 0 };
  const states = await listLeadStates(actor, [...rows, ...others.rows]);
  const action = can(actor, "brand.manage") ? (
    <ButtonLink href="/brands/new" variant="primary" icon="plus">
      {t("new")}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={action} />
      <BrandFilterBar url={url} branches={branches} total={total} />
      <BrandGallery
        brands={rows}
        filtered={Boolean(filters.q || filters.branch || filters.state)}
        action={action}
        taskState={(brand) => <LeadState state={states.get(brand.id)} />}
        ring={(brand) => (
          <ReportYearRing label={t("yearRing")} actor={actor} brand={brand} months={months} reports={reports} />
        )}
      />
      <Pagination url={url} page={url.page} total={total} />
      <OtherBrands {...others} taskState={(brand) => <LeadState state={states.get(brand.id)} />} />
    </>
  );
}
