import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { IterateForm } from "@/components/brands/iterate-form";
import { IterateTabs } from "@/components/brands/iterate-tabs";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { canManageBrand } from "@/lib/brands/policy";
import { getBrand } from "@/lib/brands/queries";
import { getIterationChoices } from "@/lib/brands/queries/iteration";
import { SUCCESSIONS } from "@/lib/brands/schema/succession";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";

export default async function IteratePage({ params, searchParams }: PageProps<"/brands/[id]/iterate">) {
  const actor = await requireActor("brand.manage");
  const t = await getTranslations("brands");
  const { id } = await params;
  const brand = await orNotFound(getBrand(actor, id));
  if (!canManageBrand(actor, brand)) notFound();
  const url = listUrl(`/brands/${id}/iterate`, await searchParams);
  const kind = SUCCESSIONS.find((one) => one === url.get("kind")) ?? "revise";
  const choices = await getIterationChoices(actor, brand);
  const breadcrumbs = [
    { label: t("title"), href: "/brands" },
    { label: brand.name, href: `/brands/${id}` },
    { label: t("iterate.title") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("iterate.title")} breadcrumbs={breadcrumbs} />
      <IterateTabs brandId={id} kind={kind} />
      <IterateForm brand={brand} kind={kind} {...choices} />
    </div>
  );
}
