import { getTranslations } from "next-intl/server";
import { StaffForm } from "@/components/staff/staff-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { findPersonal } from "@/lib/staff/queries/personal";
import { getStaff } from "@/lib/staff/queries/staff";

export default async function EditStaffPage({ params }: PageProps<"/staff/[id]/edit">) {
  const actor = await requireActor("staff.manage");
  const t = await getTranslations("staff");
  const staff = await orNotFound(getStaff(actor, (await params).id));
  const personal = await findPersonal(actor, staff.id);
  const breadcrumbs = [
    { label: t("title"), href: "/staff" },
    { label: staff.name, href: `/staff/${staff.id}` },
    { label: t("edit") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("editTitle")} breadcrumbs={breadcrumbs} />
      <StaffForm staff={staff} personal={personal} departments={[]} />
    </div>
  );
}
