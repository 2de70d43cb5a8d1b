import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { IndicatorForm } from "@/components/brands/indicator-form";
import { WhileWritable } from "@/components/brands/while-writable";
import { PageHeader } from "@/components/ui/page-header";
import { canManageBrand } from "@/lib/brands/policy";
import { getBrand } from "@/lib/brands/queries";
import { listIndicators } from "@/lib/brands/queries/indicators";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { thisMonth } from "@/lib/core/period";

export default async function IndicatorsPage({ params }: PageProps<"/brands/[id]/indicators">) {
  const actor = await requireActor("brand.manage");
  const t = await getTranslations("brands");
  const { id } = await params;
  const brand = await orNotFound(getBrand(actor, id));
  if (!canManageBrand(actor, brand)) notFound();
  const indicators = await listIndicators(actor, id, thisMonth());
  const breadcrumbs = [
    { label: t("title"), href: "/brands" },
    { label: brand.name, href: `/brands/${id}` },
    { label: t("indicators.title") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("indicators.edit")} breadcrumbs={breadcrumbs} />
      <WhileWritable brand={brand}>
        <IndicatorForm brand={brand} indicators={indicators} />
      </WhileWritable>
    </div>
  );
}
