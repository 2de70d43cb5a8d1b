import { getTranslations } from "next-intl/server";
import { StartForm } from "@/components/admission/start-form";
import { PageHeader } from "@/components/ui/page-header";
import { listApplicantOptions } from "@/lib/admission/queries/applicants";
import { requireActor } from "@/lib/core/auth";
import { today } from "@/lib/core/period";
import { listBranchOptions } from "@/lib/organisation/queries/branches";

export default async function NewAdmissionPage() {
  const actor = await requireActor("member.manage");
  const t = await getTranslations("admission");
  const [staff, branches] = await Promise.all([listApplicantOptions(actor), listBranchOptions(actor, "member.manage")]);
  return (
    <div className="max-w-form">
      <PageHeader title={t("new")} breadcrumbs={[{ label: t("title"), href: "/admission" }, { label: t("new") }]} />
      <StartForm staff={staff} branches={branches} today={today()} />
    </div>
  );
}
