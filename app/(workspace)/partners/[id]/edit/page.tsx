import { getTranslations } from "next-intl/server";
import { PartnerForm } from "@/components/partners/partner-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { getPartner } from "@/lib/partners/queries";

export default async function EditPartnerPage({ params }: PageProps<"/partners/[id]/edit">) {
  const actor = await requireActor("partner.manage");
  const t = await getTranslations("partners");
  const partner = await orNotFound(getPartner(actor, (await params).id));
  const branches = await listBranchOptions(actor, "partner.manage");
  const breadcrumbs = [
    { label: t("title"), href: "/partners" },
    { label: partner.name, href: `/partners/${partner.id}` },
    { label: t("edit") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("editTitle")} breadcrumbs={breadcrumbs} />
      <PartnerForm partner={partner} branches={branches} />
    </div>
  );
}
