import { getTranslations } from "next-intl/server";
import { BranchPicker } from "@/components/brands/branch-picker";
import { BrandForm } from "@/components/brands/brand-form";
import { LivingNotice } from "@/components/brands/living-notice";
import { FirstBranch } from "@/components/organisation/first-branch";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { findLivingBrand } from "@/lib/brands/queries/line";
import { requireActor } from "@/lib/core/auth";
import { today } from "@/lib/core/period";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { listLeadTasks } from "@/lib/plans/queries/lead-tasks";

export default async function NewBrandPage({ searchParams }: PageProps<"/brands/new">) {
  const actor = await requireActor("brand.manage");
  const t = await getTranslations("brands");
  const branches = await listBranchOptions(actor, "brand.manage");
  const url = listUrl("/brands/new", await searchParams);
  const branch = branches.length === 1 ? branches[0] : branches.find(({ id }) => id === url.get("branch"));
  const tasks = branch ? await listLeadTasks(actor, { branchId: branch.id, day: today() }) : [];
  const living = branch ? await findLivingBrand(actor, branch.id) : null;
  const breadcrumbs = [{ label: t("title"), href: "/brands" }, { label: t("newTitle") }];
  return (
    <div className="max-w-form">
      <PageHeader title={t("newTitle")} lead={branch?.name} breadcrumbs={breadcrumbs} />
      {living ? <LivingNotice brand={living} /> : null}
      {branch ? (
        <BrandForm branch={branch} tasks={tasks} />
      ) : (
        <BranchPicker first={<FirstBranch actor={actor} />} branches={branches} />
      )}
    </div>
  );
}
