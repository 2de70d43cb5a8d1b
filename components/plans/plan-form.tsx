import { getTranslations } from "next-intl/server";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextArea, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { createPlanAction, updatePlanAction } from "@/lib/plans/actions";
import type { PlanHead } from "@/lib/plans/queries/plans";
import { PLAN_TITLE_MAX, PREFACE_MAX } from "@/lib/plans/schema";
import { DOCUMENT_NUMBER_MAX } from "@/lib/plans/schema/plans";
import { ReasonField } from "./plan-reason";

/** Begins a year's plan, or changes its head; once it is issued only with a reason. */
export async function PlanForm({ plan, year }: { plan?: PlanHead; year: number }) {
  const t = await getTranslations("plans");
  const issued = plan?.status === "issued";
  return (
    <Form id="plan" action={plan ? updatePlanAction : createPlanAction}>
      {plan ? <HiddenField name="id" value={plan.id} /> : null}
      {plan ? <HiddenField name="version" value={plan.version} /> : null}
      {plan ? null : (
        <NumberField name="year" label={t("field.year")} required min={2000} max={2100} defaultValue={year} />
      )}
      <TextField
        name="title"
        label={t("field.planTitle")}
        required
        maxLength={PLAN_TITLE_MAX}
        defaultValue={plan?.title ?? t("form.defaultTitle", { year: String(year) })}
      />
      <TextArea
        name="preface"
        label={t("field.preface")}
        hint={t("hint.preface")}
        rows={5}
        maxLength={PREFACE_MAX}
        defaultValue={plan?.preface}
      />
      <TextField
        name="documentNumber"
        label={t("field.documentNumber")}
        hint={t("hint.documentNumber")}
        maxLength={DOCUMENT_NUMBER_MAX}
        defaultValue={plan?.documentNumber}
      />
      <ReasonField draft={!issued} />
      <FormActions>
        <SubmitButton>{t(issued ? "form.amend" : "form.save")}</SubmitButton>
        <ButtonLink href={plan ? `/plans/${plan.id}` : "/plans"} variant="quiet">
          {t("form.cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
