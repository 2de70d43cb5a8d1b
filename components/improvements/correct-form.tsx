import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { correctImprovementAction } from "@/lib/improvements/actions";
import type { ImprovementDetail } from "@/lib/improvements/queries";
import { PlanFields } from "./plan-fields";

type Props = { improvement: ImprovementDetail; branches: { id: string; name: string }[] };

/** Sets right what was written of an action; what it is measured by stays. */
export function CorrectForm({ improvement, branches }: Props) {
  const t = useTranslations("improvements");
  const { id, version, branchId, title, cause, measure, startedOn, dueOn } = improvement;
  return (
    <Form id="improvement" action={correctImprovementAction}>
      <HiddenField name="id" value={id} />
      <HiddenField name="version" value={version} />
      <p className="text-muted">{t("hint.frozen")}</p>
      <SelectField
        name="branchId"
        label={t("field.branch")}
        hint={t("hint.branch")}
        placeholder={t("form.byPairing")}
        options={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
        defaultValue={branchId}
      />
      <PlanFields title={title} cause={cause} measure={measure} startedOn={startedOn} dueOn={dueOn} />
      <FormActions>
        <SubmitButton>{t("form.saveCorrection")}</SubmitButton>
        <ButtonLink href={`/improvements/${id}`} variant="quiet">
          {t("form.cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
