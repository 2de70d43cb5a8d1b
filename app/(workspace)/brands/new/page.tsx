import { getTranslations } from "next-intl/server";
import { BrandForm } from "@/components/brands/brand-form";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { listBranchOptions } from "@/lib/organisation/queries/branches";

export default async function NewBrandPage({ searchParams }: PageProps<"/brands/new">) {
  const actor = await requireActor("brand.manage");
  const t = await getTranslations("brands");
  const branches = await listBranchOptions(actor, "brand.manage");
  const url = listUrl("/brands/new", await searchParams);
  const breadcrumbs = [{ label: t("title"), href: "/brands" }, { label: t("newTitle") }];
  return (
    <div className="max-w-form">
      <PageHeader title={t("newTitle")} breadcrumbs={breadcrumbs} />
      <BrandForm branches={branches} branchId={url.get("branch") || undefined} />
    </div>
  );
}
