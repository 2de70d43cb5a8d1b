import { getTranslations } from "next-intl/server";
import { CodesForm } from "@/components/surveys/codes-form";
import { CodesNotice } from "@/components/surveys/codes-notice";
import { VoidCodes } from "@/components/surveys/void-codes";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { requestOrigin } from "@/lib/core/request";
import { getRound } from "@/lib/surveys/queries/round-detail";
import { summarizeRound } from "@/lib/surveys/queries/round-progress";
import { takesCodes } from "@/lib/surveys/rules/round-state";

export default async function CodesPage({ params }: PageProps<"/surveys/[id]/codes">) {
  const actor = await requireActor("survey.manage");
  const t = await getTranslations("surveys");
  const round = await orNotFound(getRound(actor, (await params).id));
  const [{ departments }, origin] = await Promise.all([summarizeRound(actor, round), requestOrigin()]);
  const breadcrumbs = [
    { label: t("title"), href: "/surveys" },
    { label: round.title, href: `/surveys/${round.id}` },
    { label: t("code.title") },
  ];
  return (
    <>
      <div className="no-print">
        <PageHeader title={t("code.title")} lead={t("code.lead")} breadcrumbs={breadcrumbs} />
      </div>
      <div className="stack">
        <div className="no-print">
          <CodesNotice />
        </div>
        {takesCodes(round.state) ? (
          <CodesForm round={round} departments={departments} hospital={actor.hospital.name} origin={origin} />
        ) : (
          <Notice tone="warn">{t(round.issued ? "error.alreadyClosed" : "error.notIssued")}</Notice>
        )}
        <VoidCodes round={round} departments={departments} />
      </div>
    </>
  );
}
