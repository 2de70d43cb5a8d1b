import { getTranslations } from "next-intl/server";
import { DepartmentForm } from "@/components/organisation/department-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";

export default async function NewDepartmentPage() {
  const actor = await requireActor("organisation.manage");
  const t = await getTranslations("organisation");
  return (
    <div className="max-w-form">
      <PageHeader
        title={t("newDepartment")}
        breadcrumbs={[{ label: t("department.title"), href: "/departments" }, { label: t("newDepartment") }]}
      />
      <DepartmentForm above={await listDepartmentOptions(actor)} />
    </div>
  );
}
