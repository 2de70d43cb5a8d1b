import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { today } from "@/lib/core/period";
import { dissolveBranchAction } from "@/lib/members/actions";

/** Dissolves a branch that nobody is on the books of any more. */
export async function DissolveForm({ branch }: { branch: { id: string; name: string; version: number } }) {
  const t = await getTranslations("members.dissolve");
  return (
    <Form id="dissolve" action={dissolveBranchAction}>
      <HiddenField name="id" value={branch.id} />
      <HiddenField name="version" value={branch.version} />
      <DateField name="onDay" label={t("onDay")} hint={t("onDayHint")} required max={today()} />
      <TextField
        name="confirm"
        label={t("confirm", { name: branch.name })}
        hint={t("confirmHint")}
        required
        maxLength={60}
        autoComplete="off"
      />
      <FormActions>
        <SubmitButton variant="danger">{t("submit")}</SubmitButton>
        <ButtonLink href={`/branches/${branch.id}`} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
