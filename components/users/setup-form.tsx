import { useTranslations } from "next-intl";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextField } from "@/components/forms/text-fields";
import { setUpHospitalAction } from "@/lib/users/actions";
import { OWNERSHIPS } from "@/lib/users/schema";

/** The hospital, its first administrator and, if wanted, the committee's first account, in one go. */
export function SetupForm() {
  const t = useTranslations("users");
  return (
    <Form id="setup" action={setUpHospitalAction} onlyOnce={false}>
      <TextField name="code" label={t("setup.code")} hint={t("setup.codeHint")} required maxLength={80} />
      <Fieldset legend={t("setup.hospital")} columns={2}>
        <TextField name="hospital.name" label={t("setup.hospitalName")} required maxLength={80} />
        <TextField
          name="hospital.code"
          label={t("setup.hospitalCode")}
          hint={t("setup.hospitalCodeHint")}
          required
          maxLength={32}
        />
        <SelectField
          name="hospital.ownership"
          label={t("setup.ownership")}
          required
          placeholder={t("setup.choose")}
          options={OWNERSHIPS.map((value) => ({ value, label: t(`ownership.${value}`) }))}
        />
        <TextField name="hospital.grade" label={t("setup.grade")} hint={t("setup.gradeHint")} maxLength={40} />
        <NumberField name="hospital.beds" label={t("setup.beds")} min={0} max={100_000} />
      </Fieldset>
      <AccountFields path="administrator" required />
      <AccountFields path="committee" />
      <FormActions>
        <SubmitButton>{t("setup.submit")}</SubmitButton>
      </FormActions>
    </Form>
  );
}

type AccountFieldsProps = { path: "administrator" | "committee"; required?: boolean };

function AccountFields({ path, required = false }: AccountFieldsProps) {
  const t = useTranslations("users");
  return (
    <Fieldset legend={t(`setup.${path}`)} hint={t(`setup.${path}Hint`)} columns={2}>
      <TextField name={`${path}.name`} label={t("name")} required={required} maxLength={40} />
      <TextField
        name={`${path}.username`}
        label={t("username")}
        hint={t("usernameHint")}
        required={required}
        maxLength={32}
        autoComplete="off"
      />
      <TextField
        name={`${path}.password`}
        label={t("password")}
        hint={t("passwordRules")}
        type="password"
        required={required}
        maxLength={200}
        autoComplete="new-password"
      />
      <TextField
        name={`${path}.repeat`}
        label={t("passwordRepeat")}
        type="password"
        required={required}
        maxLength={200}
        autoComplete="new-password"
      />
    </Fieldset>
  );
}
