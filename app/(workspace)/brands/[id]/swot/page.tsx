import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { StrategyForm } from "@/components/brands/strategy-form";
import { SwotForm } from "@/components/brands/swot-form";
import { SwotSteps } from "@/components/brands/swot-steps";
import { WhileWritable } from "@/components/brands/while-writable";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { canManageBrand } from "@/lib/brands/policy";
import { getBrand } from "@/lib/brands/queries";
import { getSwot } from "@/lib/brands/queries/swot";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";

export default async function SwotPage({ params, searchParams }: PageProps<"/brands/[id]/swot">) {
  const actor = await requireActor("brand.manage");
  const t = await getTranslations("brands");
  const { id } = await params;
  const brand = await orNotFound(getBrand(actor, id));
  if (!canManageBrand(actor, brand)) notFound();
  const swot = await getSwot(actor, id);
  const url = listUrl(`/brands/${id}/swot`, await searchParams);
  const step = url.get("step") === "strategies" ? "strategies" : "entries";
  const breadcrumbs = [
    { label: t("title"), href: "/brands" },
    { label: brand.name, href: `/brands/${id}` },
    { label: t("swot.title") },
  ];
  return (
    <>
      <PageHeader title={t("swot.title")} breadcrumbs={breadcrumbs} />
      <WhileWritable brand={brand}>
        <SwotSteps brandId={id} step={step} />
        {step === "entries" ? <SwotForm brand={brand} swot={swot} /> : <StrategyForm brand={brand} swot={swot} />}
      </WhileWritable>
    </>
  );
}
