import { getTranslations } from "next-intl/server";
import { PairingForm, PairingList } from "@/components/organisation/pairing-panel";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { getBranch } from "@/lib/organisation/queries/branch-detail";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";

export default async function BranchPairingsPage({ params }: PageProps<"/branches/[id]/pairings">) {
  const actor = await requireActor("organisation.manage");
  const t = await getTranslations("organisation");
  const branch = await orNotFound(getBranch(actor, (await params).id));
  // Closed departments too: a pairing of the past may have to be added later.
  const departments = await listDepartmentOptions(actor, { from: branch.foundedOn ?? "1900-01-01", to: today() });
  const breadcrumbs = [
    { label: t("branch.title"), href: "/branches" },
    { label: branch.name, href: `/branches/${branch.id}` },
    { label: t("pairing.title") },
  ];
  return (
    <div className="stack max-w-form">
      <PageHeader title={t("pairing.title")} lead={t("pairing.lead")} breadcrumbs={breadcrumbs} />
      <PairingList pairings={branch.pairings} />
      {branch.dissolvedOn ? null : <PairingForm branchId={branch.id} departments={departments} />}
    </div>
  );
}
