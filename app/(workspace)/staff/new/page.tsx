import { getTranslations } from "next-intl/server";
import { StaffForm } from "@/components/staff/staff-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";

export default async function NewStaffPage() {
  const actor = await requireActor("staff.manage");
  const t = await getTranslations("staff");
  const departments = await listDepartmentOptions(actor);
  return (
    <div className="max-w-form">
      <PageHeader title={t("new")} breadcrumbs={[{ label: t("title"), href: "/staff" }, { label: t("new") }]} />
      <StaffForm departments={departments} />
    </div>
  );
}
