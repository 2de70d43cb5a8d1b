import { getTranslations } from "next-intl/server";
import { CheckboxGroup } from "@/components/forms/choice-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { createPartnerAction, updatePartnerAction } from "@/lib/partners/actions";
import type { PartnerDetail } from "@/lib/partners/queries";
import { CONTACT_MAX, NAME_MAX, NOTE_MAX, PARTNER_KINDS } from "@/lib/partners/schema";

type Props = { partner?: PartnerDetail; branches: { id: string; name: string }[] };

/** Adds a partner, or changes one and its pairings. */
export async function PartnerForm({ partner, branches }: Props) {
  const t = await getTranslations("partners");
  const paired = partner?.pairings.filter((pairing) => pairing.toDay === null).map((pairing) => pairing.branchId);
  return (
    <Form id="partner" action={partner ? updatePartnerAction : createPartnerAction}>
      {partner ? <HiddenField name="id" value={partner.id} /> : null}
      {partner ? <HiddenField name="version" value={partner.version} /> : null}
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        required
        maxLength={NAME_MAX}
        defaultValue={partner?.name}
      />
      <SelectField
        name="kind"
        label={t("kindLabel")}
        required
        options={PARTNER_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        defaultValue={partner?.kind}
      />
      <TextField name="contact" label={t("contact")} maxLength={CONTACT_MAX} defaultValue={partner?.contact} />
      <TextArea
        name="note"
        label={t("note")}
        hint={t("noteHint")}
        rows={3}
        maxLength={NOTE_MAX}
        defaultValue={partner?.note}
      />
      <CheckboxGroup
        name="branchIds"
        legend={t("branches")}
        hint={partner ? t("branchesHint") : undefined}
        options={branches.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={paired ?? []}
      />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href={partner ? `/partners/${partner.id}` : "/partners"} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
