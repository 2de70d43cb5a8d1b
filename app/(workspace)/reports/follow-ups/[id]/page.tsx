import { getTranslations } from "next-intl/server";
import { FollowUpActs, FollowUpFacts } from "@/components/reports/follow-up-detail";
import { FollowUpPill } from "@/components/reports/follow-up-lines";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { canCloseFollowUp, canCorrectFollowUp } from "@/lib/reports/policy";
import { getFollowUp } from "@/lib/reports/queries/follow-ups";
import { improvementHref } from "@/lib/reports/rules/follow-ups";

export default async function FollowUpPage({ params }: PageProps<"/reports/follow-ups/[id]">) {
  const actor = await requireActor("report.read");
  const [t, concerns] = [await getTranslations("desk.followUp"), await getTranslations("desk.concerns")];
  const row = await orNotFound(getFollowUp(actor, (await params).id));
  const corrects = canCorrectFollowUp(actor, row);
  return (
    <div className="grid max-w-form grid-cols-1 gap-4">
      <PageHeader
        title={row.title}
        meta={<FollowUpPill state={row.state} />}
        lead={t(`kind.${row.kind}`)}
        breadcrumbs={[
          { label: concerns("title"), href: "/reports/concerns" },
          { label: concerns("view.followUps"), href: "/reports/concerns?view=followUps" },
          { label: row.title },
        ]}
      />
      <FollowUpFacts row={row} improvementHref={improvementHref(actor, row)} />
      <FollowUpActs
        row={row}
        closes={canCloseFollowUp(actor, row)}
        corrects={corrects}
        owners={corrects ? await listBranchOptions(actor, "report.review") : []}
      />
    </div>
  );
}
