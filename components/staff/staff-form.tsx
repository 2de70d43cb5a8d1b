import { getTranslations } from "next-intl/server";
import { CheckboxField, CheckboxGroup } from "@/components/forms/choice-fields";
import { DateField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { createStaffAction, updateStaffAction } from "@/lib/staff/actions";
import type { StaffDetail } from "@/lib/staff/queries/staff";
import { PERSONAL_FIELDS, type Personal } from "@/lib/staff/rules/personal";
import { EDUCATIONS, EMPLOYEE_NO_MAX, NAME_MAX, SEXES, WORDS_MAX } from "@/lib/staff/schema";

type Department = { id: string; name: string };
type Props = { staff?: StaffDetail; personal?: Personal; departments: Department[] };

/** Puts somebody on the register, or changes the record; personal data are never filled in, only replaced. */
export async function StaffForm({ staff, personal, departments }: Props) {
  const t = await getTranslations("staff");
  return (
    <Form id="staff" action={staff ? updateStaffAction : createStaffAction}>
      {staff ? <HiddenField name="id" value={staff.id} /> : null}
      {staff ? <HiddenField name="version" value={staff.version} /> : null}
      <WhoFields staff={staff} departments={departments} />
      <WorkFields staff={staff} />
      <PersonalFields personal={personal} />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href={staff ? `/staff/${staff.id}` : "/staff"} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

async function WhoFields({ staff, departments }: { staff: StaffDetail | undefined; departments: Department[] }) {
  const t = await getTranslations("staff");
  return (
    <Fieldset legend={t("profile")} columns={2}>
      <TextField name="name" label={t("name")} required maxLength={NAME_MAX} defaultValue={staff?.name} />
      <TextField
        name="employeeNo"
        label={t("employeeNo")}
        required
        maxLength={EMPLOYEE_NO_MAX}
        defaultValue={staff?.employeeNo}
        autoComplete="off"
      />
      <SelectField
        name="sex"
        label={t("sexLabel")}
        placeholder={t("none")}
        options={SEXES.map((value) => ({ value, label: t(`sex.${value}`) }))}
        defaultValue={staff?.sex}
      />
      {staff ? null : (
        <SelectField
          name="departmentId"
          label={t("department")}
          required
          placeholder={t("none")}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Fieldset>
  );
}

async function WorkFields({ staff }: { staff: StaffDetail | undefined }) {
  const t = await getTranslations("staff");
  return (
    <Fieldset legend={t("job")} columns={2}>
      <TextField name="title" label={t("jobTitle")} maxLength={WORDS_MAX} defaultValue={staff?.title} />
      <TextField name="job" label={t("job")} maxLength={WORDS_MAX} defaultValue={staff?.job} />
      <SelectField
        name="education"
        label={t("educationLabel")}
        placeholder={t("none")}
        options={EDUCATIONS.map((value) => ({ value, label: t(`education.${value}`) }))}
        defaultValue={staff?.education}
      />
      <CheckboxField
        name="backbone"
        label={t("backbone")}
        hint={t("backboneHint")}
        defaultChecked={staff?.backbone ?? false}
      />
      <DateField name="joinedOn" label={t("joinedOn")} defaultValue={staff?.joinedOn} />
      {staff ? <DateField name="retiredOn" label={t("retiredOn")} defaultValue={staff.retiredOn} /> : null}
      {staff ? <DateField name="leftOn" label={t("leftOn")} hint={t("leftHint")} defaultValue={staff.leftOn} /> : null}
    </Fieldset>
  );
}

async function PersonalFields({ personal }: { personal: Personal | undefined }) {
  const t = await getTranslations("staff.personal");
  const known = PERSONAL_FIELDS.filter((field) => personal?.[field]);
  const hint = (field: keyof Personal, other?: string) =>
    personal?.[field] ? t("keep", { value: personal[field] }) : other;
  return (
    <Fieldset legend={t("title")} columns={2}>
      <TextField name="idNumber" label={t("idNumber")} hint={hint("idNumber", t("hint"))} autoComplete="off" />
      <TextField name="phone" label={t("phone")} type="tel" hint={hint("phone", t("phoneHint"))} autoComplete="off" />
      <DateField name="birthDate" label={t("birthDate")} hint={hint("birthDate")} />
      {known.length > 0 ? (
        <CheckboxGroup
          name="clear"
          legend={t("clear")}
          inline
          options={known.map((value) => ({ value, label: t(value) }))}
        />
      ) : null}
    </Fieldset>
  );
}
