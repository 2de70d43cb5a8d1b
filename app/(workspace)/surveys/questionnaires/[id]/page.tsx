import { getTranslations } from "next-intl/server";
import { QuestionnaireHeader } from "@/components/surveys/questionnaire-header";
import { QuestionnaireSettings } from "@/components/surveys/questionnaire-settings";
import { VersionComparison } from "@/components/surveys/version-comparison";
import { VersionOutline } from "@/components/surveys/version-outline";
import { VersionTable } from "@/components/surveys/version-table";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { canManageSurveys } from "@/lib/surveys/policy";
import { findComparison, getQuestionnaire, getVersion } from "@/lib/surveys/queries/questionnaires";
import { versionAddress } from "@/lib/surveys/schema/questionnaires";

type Props = PageProps<"/surveys/questionnaires/[id]">;

export default async function QuestionnairePage({ params, searchParams }: Props) {
  const actor = await requireActor("survey.read");
  const t = await getTranslations("surveys");
  const questionnaire = await orNotFound(getQuestionnaire(actor, (await params).id));
  const number = versionAddress.parse(await searchParams).version ?? questionnaire.versions[0]?.number ?? 0;
  const version = await orNotFound(getVersion(actor, { questionnaireId: questionnaire.id, number }));
  const comparison = await findComparison(actor, version);
  const canManage = canManageSurveys(actor);
  return (
    <>
      <QuestionnaireHeader questionnaire={questionnaire} />
      <div className="grid grid-cols-1 gap-4">
        {questionnaire.archived ? <Notice tone="info">{t("questionnaire.archivedNotice")}</Notice> : null}
        <VersionTable questionnaire={questionnaire} shown={number} canManage={canManage} />
        {comparison ? <VersionComparison {...comparison} after={number} /> : null}
        <Card title={t("version.questions", { number })}>
          <VersionOutline document={version.document} />
        </Card>
        {canManage ? <QuestionnaireSettings questionnaire={questionnaire} /> : null}
      </div>
    </>
  );
}
