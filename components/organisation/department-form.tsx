import { getTranslations } from "next-intl/server";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { createDepartmentAction, updateDepartmentAction } from "@/lib/organisation/actions";
import type { DepartmentRow } from "@/lib/organisation/queries/departments";
import { DEPARTMENT_KINDS } from "@/lib/organisation/schema";

/** Opens a department, or changes one. */
export async function DepartmentForm({ department }: { department?: DepartmentRow }) {
  const t = await getTranslations("organisation");
  return (
    <Form id="department" action={department ? updateDepartmentAction : createDepartmentAction}>
      {department ? <HiddenField name="id" value={department.id} /> : null}
      {department ? <HiddenField name="version" value={department.version} /> : null}
      <TextField name="name" label={t("department.name")} required maxLength={60} defaultValue={department?.name} />
      <SelectField
        name="kind"
        label={t("department.kind")}
        required
        options={DEPARTMENT_KINDS.map((kind) => ({ value: kind, label: t(`departmentKind.${kind}`) }))}
        defaultValue={department?.kind ?? "clinical"}
      />
      <NumberField
        name="headcount"
        label={t("department.headcount")}
        min={0}
        defaultValue={department?.headcount ?? undefined}
      />
      <NumberField name="beds" label={t("department.beds")} min={0} defaultValue={department?.beds ?? undefined} />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href="/departments" variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
