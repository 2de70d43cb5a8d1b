import { getTranslations } from "next-intl/server";
import { BranchForm } from "@/components/organisation/branch-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";

export default async function NewBranchPage() {
  const actor = await requireActor("organisation.manage");
  const t = await getTranslations("organisation");
  const [above, leaders, departments] = await Promise.all([
    listBranchOptions(actor, "organisation.read", undefined, { kind: "generalBranch" }),
    listBranchOptions(actor, "organisation.read", undefined, { key: true }),
    listDepartmentOptions(actor),
  ]);
  return (
    <div className="max-w-form">
      <PageHeader
        title={t("newBranch")}
        breadcrumbs={[{ label: t("branch.title"), href: "/branches" }, { label: t("newBranch") }]}
      />
      <BranchForm above={above} leaders={leaders} departments={departments} />
    </div>
  );
}
