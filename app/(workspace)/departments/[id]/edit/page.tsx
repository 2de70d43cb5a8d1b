import { getTranslations } from "next-intl/server";
import { DepartmentForm } from "@/components/organisation/department-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { getDepartment } from "@/lib/organisation/queries/department-detail";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";

export default async function EditDepartmentPage({ params }: PageProps<"/departments/[id]/edit">) {
  const actor = await requireActor("organisation.manage");
  const t = await getTranslations("organisation");
  const department = await orNotFound(getDepartment(actor, (await params).id));
  const breadcrumbs = [
    { label: t("department.title"), href: "/departments" },
    { label: department.name, href: `/departments/${department.id}` },
    { label: t("edit") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("department.editTitle")} breadcrumbs={breadcrumbs} />
      <DepartmentForm department={department} above={await listDepartmentOptions(actor)} />
    </div>
  );
}
