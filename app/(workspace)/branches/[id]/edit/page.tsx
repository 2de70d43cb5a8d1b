import { getTranslations } from "next-intl/server";
import { BranchForm } from "@/components/organisation/branch-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { getBranch, listBranchOptions } from "@/lib/organisation/queries/branches";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";

export default async function EditBranchPage({ params }: PageProps<"/branches/[id]/edit">) {
  const actor = await requireActor("organisation.manage");
  const t = await getTranslations("organisation");
  const branch = await orNotFound(getBranch(actor, (await params).id));
  const [branches, departments] = await Promise.all([
    listBranchOptions(actor, "organisation.read"),
    listDepartmentOptions(actor),
  ]);
  const breadcrumbs = [
    { label: t("branch.title"), href: "/branches" },
    { label: branch.name, href: `/branches/${branch.id}` },
    { label: t("edit") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("branch.editTitle")} breadcrumbs={breadcrumbs} />
      <BranchForm branch={branch} branches={branches} departments={departments} />
    </div>
  );
}
