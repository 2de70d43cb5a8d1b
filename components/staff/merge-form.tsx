import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { today } from "@/lib/core/period";
import { mergeDepartmentsAction } from "@/lib/staff/actions";
import type { LeavingDepartment } from "@/lib/staff/queries/reorganisation";
import { WORK_KINDS } from "@/lib/staff/schema";

type Props = { leaving: LeavingDepartment[]; departments: { id: string; name: string }[] };

/** Merges the chosen departments into a new one, or into one that goes on. */
export async function MergeForm({ leaving, departments }: Props) {
  const t = await getTranslations("staff.reorganise");
  const chosen = leaving.map(({ id }) => id);
  return (
    <Form id="merge" action={mergeDepartmentsAction}>
      {chosen.map((id) => (
        <HiddenField key={id} name="fromIds[]" value={id} />
      ))}
      <DateField name="onDay" label={t("onDay")} hint={t("onDayHint")} required max={today()} />
      <SelectField
        name="intoId"
        label={t("intoExisting")}
        placeholder={t("intoNew")}
        options={departments
          .filter(({ id }) => !chosen.includes(id))
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Fieldset legend={t("newDepartment")} hint={t("newDepartmentHint")} columns={2}>
        <TextField name="name" label={t("name")} maxLength={60} />
        <SelectField
          name="kind"
          label={t("departmentKind")}
          options={WORK_KINDS.map((value) => ({ value, label: t(`workKind.${value}`) }))}
          defaultValue={leaving[0]?.kind}
        />
        <NumberField name="headcount" label={t("headcount")} hint={t("sumHint")} min={0} />
        <NumberField name="beds" label={t("beds")} hint={t("sumHint")} min={0} />
      </Fieldset>
      <FormActions>
        <SubmitButton>{t("merge")}</SubmitButton>
        <ButtonLink href="/departments" variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
