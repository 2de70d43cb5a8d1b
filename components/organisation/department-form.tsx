import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { today } from "@/lib/core/period";
import { createDepartmentAction, updateDepartmentAction } from "@/lib/organisation/actions";
import type { DepartmentDetail } from "@/lib/organisation/queries/department-detail";
import { DEPARTMENT_KINDS } from "@/lib/organisation/schema";

type Props = { department?: DepartmentDetail; above: { id: string; name: string }[] };

/** Opens a department, or changes one. */
export async function DepartmentForm({ department, above }: Props) {
  const t = await getTranslations("organisation");
  const number = (name: "headcount" | "beds", hint?: string) => (
    <NumberField
      name={name}
      label={t(`department.${name}`)}
      hint={hint}
      min={0}
      defaultValue={department?.[name] ?? undefined}
    />
  );
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
      <SelectField
        name="parentId"
        label={t("department.parent")}
        hint={t("department.parentHint")}
        placeholder={t("none")}
        options={above.filter(({ id }) => id !== department?.id).map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={department?.parent?.id}
      />
      <DateField
        name="openedOn"
        label={t("department.openedOn")}
        max={today()}
        defaultValue={department?.openedOn ?? undefined}
      />
      {number("headcount", t("department.headcountHint"))}
      {number("beds")}
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href={department ? `/departments/${department.id}` : "/departments"} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
