import { getTranslations } from "next-intl/server";
import { ExtendForm } from "@/components/surveys/extend-form";
import { RemoveRound } from "@/components/surveys/remove-round";
import { RoundForm } from "@/components/surveys/round-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { getRound } from "@/lib/surveys/queries/round-detail";
import { listVersionOptions } from "@/lib/surveys/queries/rounds";

export default async function EditRoundPage({ params }: PageProps<"/surveys/[id]/edit">) {
  const actor = await requireActor("survey.manage");
  const t = await getTranslations("surveys");
  const round = await orNotFound(getRound(actor, (await params).id));
  const [versions, departments] = await Promise.all([listVersionOptions(actor), listDepartmentOptions(actor)]);
  const breadcrumbs = [
    { label: t("title"), href: "/surveys" },
    { label: round.title, href: `/surveys/${round.id}` },
    { label: t("round.edit") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("round.editTitle")} breadcrumbs={breadcrumbs} />
      {round.issued ? (
        <ExtendForm round={round} departments={departments} />
      ) : (
        <div className="grid gap-6">
          <RoundForm round={round} versions={versions} departments={departments} />
          <RemoveRound round={round} />
        </div>
      )}
    </div>
  );
}
