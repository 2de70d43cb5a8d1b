import { getTranslations } from "next-intl/server";
import { BrandProfile } from "@/components/brands/brand-profile";
import { ReportYearRing } from "@/components/reports/report-year-ring";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { canManageBrand } from "@/lib/brands/policy";
import { getBrand } from "@/lib/brands/queries";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { monthsUpTo, thisMonth } from "@/lib/core/period";
import { listYearReports } from "@/lib/reports/queries";

export default async function BrandPage({ params }: PageProps<"/brands/[id]">) {
  const actor = await requireActor("brand.read");
  const t = await getTranslations("brands");
  const brand = await orNotFound(getBrand(actor, (await params).id));
  const months = monthsUpTo(brand.toMonth ?? thisMonth(), 12);
  const reports = await listYearReports(actor, [brand.id], months);
  const ring = <ReportYearRing label={t("yearRing")} brand={brand} months={months} reports={reports} legend />;
  return (
    <>
      <PageHeader
        title={brand.name}
        lead={brand.slogan}
        breadcrumbs={[{ label: t("title"), href: "/brands" }, { label: brand.name }]}
        actions={
          canManageBrand(actor, brand) ? (
            <ButtonLink href={`/brands/${brand.id}/edit`} icon="edit">
              {t("edit")}
            </ButtonLink>
          ) : null
        }
      />
      <BrandProfile brand={brand} ring={ring} />
    </>
  );
}
