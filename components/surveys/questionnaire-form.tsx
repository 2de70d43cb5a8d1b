import { useTranslations } from "next-intl";
import { RadioGroup } from "@/components/forms/choice-fields";
import { Form } from "@/components/forms/form";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { createQuestionnaireAction } from "@/lib/surveys/actions";
import { FORMULAS, POPULATIONS } from "@/lib/surveys/schema";
import { TITLE_MAX } from "@/lib/surveys/schema/questionnaires";

/** A new questionnaire: for whom, out of what, and how its scores are made. */
export function QuestionnaireForm() {
  const t = useTranslations("surveys.questionnaire");
  const measures = useTranslations("satisfaction");
  return (
    <Form id="questionnaire" action={createQuestionnaireAction}>
      <RadioGroup
        name="population"
        legend={t("population")}
        required
        inline
        options={POPULATIONS.map((value) => ({ value, label: measures(`population.${value}`) }))}
      />
      <RadioGroup
        name="start"
        legend={t("start")}
        required
        defaultValue="template"
        options={[
          { value: "template", label: t("startTemplate"), hint: t("startTemplateHint") },
          { value: "minimal", label: t("startMinimal"), hint: t("startMinimalHint") },
        ]}
      />
      <TextField name="title" label={t("title")} hint={t("titleHint")} required maxLength={TITLE_MAX} />
      <FormulaField />
      <FormActions>
        <SubmitButton>{t("create")}</SubmitButton>
        <ButtonLink href="/surveys/questionnaires" variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

export function FormulaField({ defaultValue = "linear" }: { defaultValue?: string }) {
  const t = useTranslations("surveys.questionnaire");
  const measures = useTranslations("satisfaction");
  return (
    <SelectField
      name="formula"
      label={t("formula")}
      required
      options={FORMULAS.map((value) => ({ value, label: measures(`formulaHint.${value}`) }))}
      defaultValue={defaultValue}
    />
  );
}
