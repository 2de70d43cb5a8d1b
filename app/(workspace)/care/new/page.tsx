import { getTranslations } from "next-intl/server";
import { CareForm } from "@/components/care/care-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { addMonths, thisMonth, today } from "@/lib/core/period";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";

export default async function NewCarePage() {
  const actor = await requireActor("care.record");
  const t = await getTranslations("care");
  const window = { from: `${addMonths(thisMonth(), -12)}-01`, to: today() };
  const breadcrumbs = [{ label: t("list.title"), href: "/care" }, { label: t("new.title") }];
  return (
    <div className="max-w-form">
      <PageHeader title={t("new.title")} lead={t("new.lead")} breadcrumbs={breadcrumbs} />
      <CareForm departments={await listDepartmentOptions(actor, window)} today={today()} />
    </div>
  );
}
