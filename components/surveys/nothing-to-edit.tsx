import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import type { QuestionnaireDetail } from "@/lib/surveys/queries/questionnaires";
import { QuestionnaireHeader } from "./questionnaire-header";
import { VersionSteps } from "./version-steps";

/** All versions were issued, or somebody removed the draft meanwhile: what to do instead. */
export function NothingToEdit({ questionnaire }: { questionnaire: QuestionnaireDetail }) {
  const t = useTranslations("surveys.version.noDraft");
  return (
    <>
      <QuestionnaireHeader questionnaire={questionnaire} />
      <EmptyState
        kind="nothing"
        title={t("title")}
        text={t("text")}
        action={<VersionSteps questionnaire={questionnaire} />}
      />
    </>
  );
}
