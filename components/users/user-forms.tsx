import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { createUserAction, updateUserAction } from "@/lib/users/actions";
import type { UserDetail } from "@/lib/users/queries/users";
import { FirstPassword } from "./first-password";
import { PersonFields } from "./person-fields";

type Branches = { id: string; name: string }[];

export function useFirstPasswordWords() {
  const t = useTranslations("users");
  return {
    done: t("firstPassword.done"),
    title: t("firstPassword.title"),
    text: t("firstPassword.text"),
    username: t("username"),
    password: t("firstPassword.password"),
    open: t("firstPassword.open"),
  };
}

/** `onlyOnce` is off because the key would store the answer, and the answer holds a password. */
export function CreateUserForm({ branches }: { branches: Branches }) {
  const t = useTranslations("users");
  return (
    <Form id="user" action={createUserAction} onlyOnce={false} resetOnSuccess>
      <FirstPassword words={useFirstPasswordWords()} />
      <TextField
        name="username"
        label={t("username")}
        hint={t("usernameHint")}
        required
        maxLength={32}
        autoComplete="off"
      />
      <PersonFields branches={branches} />
      <FormActions>
        <SubmitButton>{t("create.submit")}</SubmitButton>
        <ButtonLink href="/admin/users" variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

export function UpdateUserForm({ user, branches }: { user: UserDetail; branches: Branches }) {
  const t = useTranslations("users");
  return (
    <Form id="user" action={updateUserAction} successMessage={t("update.done")}>
      <HiddenField name="id" value={user.id} />
      <HiddenField name="version" value={user.version} />
      <PersonFields person={user} branches={branches} />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
      </FormActions>
    </Form>
  );
}
