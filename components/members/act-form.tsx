import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { recordActAction } from "@/lib/members/actions";
import type { MemberDetail } from "@/lib/members/queries/member-detail";
import { ACTS_INTO_BRANCH, type MemberActKind, NOTE_MAX, PLACE_MAX } from "@/lib/members/schema";

type Props = {
  member: MemberDetail;
  kind: MemberActKind;
  branches: { id: string; name: string }[];
  today: string;
};

/** One act of a member's life, with the fields that it has. */
export async function ActForm({ member, kind, branches, today }: Props) {
  const t = await getTranslations("members");
  const into = branches.filter(({ id }) => member.leftOn !== null || id !== member.branchId);
  return (
    <Form id="act" action={recordActAction}>
      <HiddenField name="id" value={member.id} />
      <HiddenField name="version" value={member.version} />
      <HiddenField name="kind" value={kind} />
      <DateField name="onDay" label={t(`act.day.${kind}`)} required max={today} defaultValue={today} />
      {ACTS_INTO_BRANCH.includes(kind) ? (
        <SelectField
          name="branchId"
          label={t("act.branch")}
          required
          placeholder={t("act.choose")}
          options={into.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {kind === "flowedOut" ? (
        <TextField name="place" label={t("act.place")} hint={t("act.placeHint")} required maxLength={PLACE_MAX} />
      ) : null}
      <TextArea name="note" label={t(`act.note.${kind}`)} rows={3} maxLength={NOTE_MAX} />
      <FormActions>
        <SubmitButton>{t("act.save")}</SubmitButton>
        <ButtonLink href={`/members/${member.id}`} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
