import { getTranslations } from "next-intl/server";
import { RadioGroup } from "@/components/forms/choice-fields";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { createMemberAction } from "@/lib/members/actions";
import { ARRIVALS, NOTE_MAX } from "@/lib/members/schema";
import { GroupField, StageDayFields, StageField } from "./member-fields";

type Option = { id: string; name: string };
type Props = { staffId: string; branches: Option[]; groups: Option[]; today: string };

/** Takes somebody of the staff register onto the books. */
export async function MemberForm({ staffId, branches, groups, today }: Props) {
  const t = await getTranslations("members");
  const only = branches.length === 1 ? branches[0]?.id : undefined;
  return (
    <Form id="member" action={createMemberAction}>
      <HiddenField name="staffId" value={staffId} />
      <RadioGroup
        name="arrival"
        legend={t("form.arrival")}
        required
        options={ARRIVALS.map((value) => ({ value, label: t(`form.arrivalKind.${value}`) }))}
        defaultValue="registered"
      />
      <SelectField
        name="branchId"
        label={t("branch")}
        required
        placeholder={only ? undefined : t("act.choose")}
        options={branches.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={only}
      />
      <GroupField groups={groups} />
      <DateField name="since" label={t("form.since")} hint={t("form.sinceHint")} required max={today} />
      <StageField hint={t("form.stageHint")} />
      <StageDayFields today={today} />
      <TextArea name="note" label={t("form.note")} hint={t("form.noteHint")} rows={2} maxLength={NOTE_MAX} />
      <FormActions>
        <SubmitButton>{t("form.add")}</SubmitButton>
        <ButtonLink href="/members/new" variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
