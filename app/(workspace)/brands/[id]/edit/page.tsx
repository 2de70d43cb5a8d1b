import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BrandForm } from "@/components/brands/brand-form";
import { IteratedNotice } from "@/components/brands/iterated-notice";
import { WhileWritable } from "@/components/brands/while-writable";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { canManageBrand } from "@/lib/brands/policy";
import { getBrand } from "@/lib/brands/queries";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { listLeadTasks } from "@/lib/plans/queries/lead-tasks";

export default async function EditBrandPage({ params, searchParams }: PageProps<"/brands/[id]/edit">) {
  const actor = await requireActor("brand.manage");
  const t = await getTranslations("brands");
  const brand = await orNotFound(getBrand(actor, (await params).id));
  if (!canManageBrand(actor, brand)) notFound();
  const iterated = listUrl(`/brands/${brand.id}/edit`, await searchParams).get("iterated");
  const tasks = await listLeadTasks(actor, { branchId: brand.branchId, day: today() });
  const breadcrumbs = [
    { label: t("title"), href: "/brands" },
    { label: brand.name, href: `/brands/${brand.id}` },
    { label: t("edit") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("editTitle")} breadcrumbs={breadcrumbs} />
      {iterated ? <IteratedNotice brand={brand} /> : null}
      <WhileWritable brand={brand}>
        <BrandForm brand={brand} tasks={tasks} />
      </WhileWritable>
    </div>
  );
}
