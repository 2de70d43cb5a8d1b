import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { signInAction } from "@/lib/users/actions";

type Props = {
  username?: string | undefined;
  /** Only ever the published password of the demo. */
  password?: string | undefined;
  severalHospitals: boolean;
};

export function SignInForm({ username, password, severalHospitals }: Props) {
  const t = useTranslations("users");
  return (
    <Form id="sign-in" action={signInAction} onlyOnce={false}>
      <TextField
        name="username"
        label={t("username")}
        hint={severalHospitals ? t("signIn.severalHospitals") : undefined}
        required
        maxLength={80}
        autoComplete="username"
        defaultValue={username}
      />
      <TextField
        name="password"
        label={t("password")}
        type="password"
        required
        maxLength={200}
        autoComplete="current-password"
        defaultValue={password}
      />
      <FormActions>
        <SubmitButton>{t("signIn.submit")}</SubmitButton>
      </FormActions>
    </Form>
  );
}
