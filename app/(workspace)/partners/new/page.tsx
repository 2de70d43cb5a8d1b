import { getTranslations } from "next-intl/server";
import { PartnerForm } from "@/components/partners/partner-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { listBranchOptions } from "@/lib/organisation/queries/branches";

export default async function NewPartnerPage() {
  const actor = await requireActor("partner.manage");
  const t = await getTranslations("partners");
  const branches = await listBranchOptions(actor, "partner.manage");
  return (
    <div className="max-w-form">
      <PageHeader title={t("new")} breadcrumbs={[{ label: t("title"), href: "/partners" }, { label: t("new") }]} />
      <PartnerForm branches={branches} />
    </div>
  );
}
