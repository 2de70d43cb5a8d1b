import { getTranslations } from "next-intl/server";
import { QuestionnaireForm } from "@/components/surveys/questionnaire-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";

export default async function NewQuestionnairePage() {
  await requireActor("survey.manage");
  const t = await getTranslations("surveys");
  const breadcrumbs = [
    { label: t("tab.questionnaires"), href: "/surveys/questionnaires" },
    { label: t("questionnaire.new") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("questionnaire.new")} breadcrumbs={breadcrumbs} />
      <QuestionnaireForm />
    </div>
  );
}
