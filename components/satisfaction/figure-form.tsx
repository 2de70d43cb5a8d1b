import { useTranslations } from "next-intl";
import { MonthField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import type { Month } from "@/lib/core/period";
import { correctFigureAction, recordFigureAction } from "@/lib/satisfaction/actions";
import type { FigureRow } from "@/lib/satisfaction/queries";
import { FIGURE_METHODS } from "@/lib/satisfaction/schema";
import { FORMULAS, POPULATIONS } from "@/lib/surveys/schema";

type FigureFormProps = {
  /** The figure to correct; a new one without it. */
  figure?: FigureRow;
  departments: { value: string; label: string }[];
  /** Filled in for a new figure. */
  month: Month;
  latestMonth: Month;
};

export function FigureForm({ figure, departments, month, latestMonth }: FigureFormProps) {
  const t = useTranslations("satisfaction");
  const populations = POPULATIONS.map((value) => ({ value, label: t(`population.${value}`) }));
  const formulas = FORMULAS.map((value) => ({ value, label: t(`formulaHint.${value}`) }));
  return (
    <Form id="figure" action={figure ? correctFigureAction : recordFigureAction}>
      {figure ? <HiddenField name="id" value={figure.id} /> : null}
      {figure ? <HiddenField name="version" value={figure.version} /> : null}
      <SelectField
        name="population"
        label={t("field.population")}
        options={populations}
        required
        defaultValue={figure?.population ?? "inpatient"}
      />
      <SelectField
        name="departmentId"
        label={t("field.department")}
        hint={t("hint.department")}
        placeholder={t("wholeHospital")}
        options={departments}
        defaultValue={figure?.departmentId}
      />
      <MonthField
        name="month"
        label={t("field.month")}
        required
        max={latestMonth}
        defaultValue={figure?.month ?? month}
      />
      <NumberField
        name="value"
        label={t("field.value")}
        hint={t("hint.value")}
        required
        min={0}
        max={100}
        step={0.01}
        defaultValue={figure?.value}
      />
      <NumberField name="n" label={t("field.n")} hint={t("hint.n")} min={1} defaultValue={figure?.n} />
      <SelectField
        name="formula"
        label={t("field.formula")}
        options={formulas}
        required
        defaultValue={figure?.formula ?? "linear"}
      />
      <TextField
        name="source"
        label={t("field.source")}
        hint={t("hint.source")}
        required
        maxLength={200}
        defaultValue={figure?.source}
      />
      <SelectField
        name="method"
        label={t("field.method")}
        hint={t("hint.method")}
        placeholder={t("hint.choose")}
        options={FIGURE_METHODS.map((value) => ({ value, label: t(`method.${value}`) }))}
        required
        defaultValue={figure?.method}
      />
      <FormActions>
        <SubmitButton>{t(figure ? "edit.submit" : "new.submit")}</SubmitButton>
        <ButtonLink href="/satisfaction/figures" variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
