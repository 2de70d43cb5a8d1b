import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import {
  archiveQuestionnaireAction,
  restoreQuestionnaireAction,
  updateQuestionnaireAction,
} from "@/lib/surveys/actions";
import type { QuestionnaireDetail } from "@/lib/surveys/queries/questionnaires";
import { TITLE_MAX } from "@/lib/surveys/schema/questionnaires";
import { FormulaField } from "./questionnaire-form";

/** Title, formula until the first round is issued, and whether the questionnaire is in use. */
export function QuestionnaireSettings({ questionnaire }: { questionnaire: QuestionnaireDetail }) {
  const t = useTranslations("surveys.questionnaire");
  const measures = useTranslations("satisfaction");
  const { id, version, title, formula, archived, versions } = questionnaire;
  const fixed = versions.some(({ frozen }) => frozen);
  return (
    <Card
      title={t("settings")}
      actions={
        <ActionButton
          id="archive"
          action={archived ? restoreQuestionnaireAction : archiveQuestionnaireAction}
          fields={{ id, version }}
          variant="quiet"
          size="sm"
        >
          {t(archived ? "restore" : "archive")}
        </ActionButton>
      }
    >
      <Form id="settings" action={updateQuestionnaireAction} successMessage={t("saved")}>
        <HiddenField name="id" value={id} />
        <HiddenField name="version" value={version} />
        <TextField name="title" label={t("title")} required maxLength={TITLE_MAX} defaultValue={title} />
        {fixed ? (
          <>
            <HiddenField name="formula" value={formula} />
            <DefinitionList
              columns={1}
              items={[{ term: t("formula"), value: `${measures(`formulaHint.${formula}`)} · ${t("formulaFixed")}` }]}
            />
          </>
        ) : (
          <FormulaField defaultValue={formula} />
        )}
        <FormActions>
          <SubmitButton variant="secondary">{t("save")}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  );
}
