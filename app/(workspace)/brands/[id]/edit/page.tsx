import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BrandForm } from "@/components/brands/brand-form";
import { PageHeader } from "@/components/ui/page-header";
import { canManageBrand } from "@/lib/brands/policy";
import { getBrand } from "@/lib/brands/queries";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";

export default async function EditBrandPage({ params }: PageProps<"/brands/[id]/edit">) {
  const actor = await requireActor("brand.manage");
  const t = await getTranslations("brands");
  const brand = await orNotFound(getBrand(actor, (await params).id));
  if (!canManageBrand(actor, brand)) notFound();
  const breadcrumbs = [
    { label: t("title"), href: "/brands" },
    { label: brand.name, href: `/brands/${brand.id}` },
    { label: t("edit") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("editTitle")} breadcrumbs={breadcrumbs} />
      <BrandForm brand={brand} branches={[]} />
    </div>
  );
}
