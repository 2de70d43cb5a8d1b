import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ValuesForm } from "@/components/brands/values-form";
import { WhileWritable } from "@/components/brands/while-writable";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { canManageBrand } from "@/lib/brands/policy";
import { getBrand } from "@/lib/brands/queries";
import { listIndicators } from "@/lib/brands/queries/indicators";
import { VALUES_AFTER, valuesMonth } from "@/lib/brands/rules";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { thisMonth } from "@/lib/core/period";

export default async function ValuesPage({ params, searchParams }: PageProps<"/brands/[id]/values">) {
  const actor = await requireActor("brand.manage");
  const t = await getTranslations("brands");
  const { id } = await params;
  const brand = await orNotFound(getBrand(actor, id));
  if (!canManageBrand(actor, brand)) notFound();
  const url = listUrl(`/brands/${id}/values`, await searchParams);
  const month = valuesMonth(brand, url.get("month"), thisMonth());
  const indicators = await listIndicators(actor, id, month);
  const breadcrumbs = [
    { label: t("title"), href: "/brands" },
    { label: brand.name, href: `/brands/${id}` },
    { label: t("values.title") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("values.title")} lead={t("values.lead")} breadcrumbs={breadcrumbs} />
      <WhileWritable brand={brand} monthsAfter={VALUES_AFTER}>
        <ValuesForm brand={brand} month={month} indicators={indicators} />
      </WhileWritable>
    </div>
  );
}
