import { getTranslations } from "next-intl/server";
import { DepartmentForm } from "@/components/organisation/department-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";

export default async function NewDepartmentPage() {
  await requireActor("organisation.manage");
  const t = await getTranslations("organisation");
  return (
    <div className="max-w-form">
      <PageHeader
        title={t("newDepartment")}
        breadcrumbs={[{ label: t("department.title"), href: "/departments" }, { label: t("newDepartment") }]}
      />
      <DepartmentForm />
    </div>
  );
}
