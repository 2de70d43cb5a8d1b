import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { changePasswordAction } from "@/lib/users/actions";
import { PASSWORD_MIN } from "@/lib/users/rules";

/** `first`: the account still has the password an administrator gave it. */
export function PasswordForm({ first }: { first: boolean }) {
  const t = useTranslations("users");
  return (
    <Form id="password" action={changePasswordAction} onlyOnce={false}>
      <TextField
        name="current"
        label={first ? t("change.first") : t("change.current")}
        type="password"
        required
        maxLength={200}
        autoComplete="current-password"
      />
      <TextField
        name="next"
        label={t("change.next")}
        hint={t("passwordRules")}
        type="password"
        required
        minLength={PASSWORD_MIN}
        maxLength={200}
        autoComplete="new-password"
      />
      <TextField
        name="repeat"
        label={t("passwordRepeat")}
        type="password"
        required
        maxLength={200}
        autoComplete="new-password"
      />
      <FormActions>
        <SubmitButton>{t("change.submit")}</SubmitButton>
        {first ? null : (
          <ButtonLink href="/account" variant="quiet">
            {t("cancel")}
          </ButtonLink>
        )}
      </FormActions>
    </Form>
  );
}
