import { getTranslations } from "next-intl/server";
import { QuestionnaireFilterBar } from "@/components/surveys/questionnaire-filters";
import { NewQuestionnaire, QuestionnaireTable } from "@/components/surveys/questionnaire-table";
import { SurveyTabs } from "@/components/surveys/survey-tabs";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/core/auth";
import { canManageSurveys } from "@/lib/surveys/policy";
import { listQuestionnaires } from "@/lib/surveys/queries/questionnaires";
import { questionnaireFilters } from "@/lib/surveys/schema/questionnaires";

export default async function QuestionnairesPage({ searchParams }: PageProps<"/surveys/questionnaires">) {
  const actor = await requireActor("survey.read");
  const t = await getTranslations("surveys");
  const url = listUrl("/surveys/questionnaires", await searchParams);
  const filters = questionnaireFilters.parse(Object.fromEntries(url.entries));
  const { rows, total } = await listQuestionnaires(actor, filters);
  const canManage = canManageSurveys(actor);
  const filtered = url.entries.some(([name]) => name !== "page");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("questionnaire.lead")}
        actions={canManage ? <NewQuestionnaire label={t("questionnaire.new")} /> : null}
      />
      <SurveyTabs current="questionnaires" />
      <QuestionnaireFilterBar url={url} />
      <QuestionnaireTable rows={rows} filtered={filtered} canManage={canManage} />
      <Pagination url={url} page={filters.page} total={total} />
    </>
  );
}
