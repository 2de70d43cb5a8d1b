import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/forms/choice-fields";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { startAdmissionAction } from "@/lib/admission/actions";
import { NOTE_MAX } from "@/lib/admission/schema";

type Named = { id: string; name: string };
type Props = { staff: (Named & { departmentName: string })[]; branches: Named[]; today: string };

/** Records an application: who, in which branch, and when. */
export async function StartForm({ staff, branches, today }: Props) {
  const t = await getTranslations("admission.form");
  return (
    <Form id="start" action={startAdmissionAction}>
      <SelectField
        name="staffId"
        label={t("staff")}
        hint={t("staffHint")}
        required
        placeholder={t("choose")}
        options={staff.map(({ id, name, departmentName }) => ({ value: id, label: `${name} · ${departmentName}` }))}
      />
      <SelectField
        name="branchId"
        label={t("branch")}
        required
        placeholder={branches.length > 1 ? t("choose") : undefined}
        options={branches.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DateField name="appliedOn" label={t("appliedOn")} required max={today} defaultValue={today} />
      <CheckboxField name="ofAge" label={t("ofAge")} hint={t("ofAgeHint")} />
      <TextArea name="note" label={t("note")} rows={2} maxLength={NOTE_MAX} />
      <FormActions>
        <SubmitButton>{t("start")}</SubmitButton>
        <ButtonLink href="/admission" variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
