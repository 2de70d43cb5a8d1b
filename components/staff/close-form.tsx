import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { today } from "@/lib/core/period";
import { closeDepartmentAction } from "@/lib/staff/actions";
import type { LeavingDepartment } from "@/lib/staff/queries/reorganisation";

type Props = { leaving: LeavingDepartment; departments: { id: string; name: string }[] };

/** Closes a department that nothing takes the place of. */
export async function CloseForm({ leaving, departments }: Props) {
  const t = await getTranslations("staff.reorganise");
  const others = departments.filter(({ id }) => id !== leaving.id);
  return (
    <Form id="close" action={closeDepartmentAction}>
      <HiddenField name="fromId" value={leaving.id} />
      <DateField name="onDay" label={t("closedOn")} hint={t("onDayHint")} required max={today()} />
      <SelectField
        name="intoId"
        label={t("staffInto")}
        hint={t("staffIntoHint", { count: leaving.staff.length })}
        placeholder={t("nowhere")}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        name="confirm"
        label={t("confirm", { name: leaving.name })}
        hint={t("confirmHint")}
        required
        maxLength={60}
        autoComplete="off"
      />
      <FormActions>
        <SubmitButton>{t("close")}</SubmitButton>
        <ButtonLink href="/departments" variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
