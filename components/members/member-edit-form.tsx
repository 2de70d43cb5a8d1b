import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { updateMemberAction } from "@/lib/members/actions";
import type { MemberDetail } from "@/lib/members/queries/member-detail";
import { INTRODUCERS, type MemberStage, PERSON_MAX } from "@/lib/members/schema";
import { GroupField, StageDayFields, StageField } from "./member-fields";

type Option = { id: string; name: string };
type Props = { member: MemberDetail; groups: Option[]; introducers: Option[]; canCorrectStage: boolean; today: string };

/** Before they become candidates nobody introduces them to the Party yet. */
const INTRODUCED: readonly MemberStage[] = ["candidate", "probationary", "full"];

/** Corrects what the books say of a member. */
export async function MemberEditForm({ member, groups, introducers, canCorrectStage, today }: Props) {
  const t = await getTranslations("members");
  return (
    <Form id="member" action={updateMemberAction}>
      <HiddenField name="id" value={member.id} />
      <HiddenField name="version" value={member.version} />
      <GroupField groups={groups} groupId={member.groupId} />
      {canCorrectStage ? <StageField stage={member.stage} hint={t("form.stageCorrectHint")} /> : null}
      <StageDayFields days={member} today={today} fixed={!canCorrectStage && member.stage !== "full"} />
      {INTRODUCED.includes(member.stage) ? <IntroducerFields member={member} options={introducers} /> : null}
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href={`/members/${member.id}`} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

async function IntroducerFields({ member, options }: { member: MemberDetail; options: Option[] }) {
  const t = await getTranslations("members");
  const stored = member.introducers.filter((one) => one.kind === "admission");
  const known = new Set(options.map(({ id }) => id));
  const kept = stored.flatMap(({ introducerId: id, name }) => (id && !known.has(id) ? [{ id, name }] : []));
  const choices = [...kept, ...options].map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Fieldset legend={t("introducers")} hint={t("form.introducersHint")} columns={2}>
      {Array.from({ length: INTRODUCERS }, (_, place) => {
        const one = stored.find(({ position }) => position === place + 1);
        const number = place + 1;
        return (
          <Fragment key={number}>
            <SelectField
              name={`introducers.${place}.memberId`}
              label={t("form.introducer", { number })}
              placeholder={t("none")}
              options={choices}
              defaultValue={one?.introducerId}
            />
            <TextField
              name={`introducers.${place}.name`}
              label={t("form.introducerName", { number })}
              maxLength={PERSON_MAX}
              defaultValue={one && !one.introducerId ? one.name : undefined}
            />
          </Fragment>
        );
      })}
    </Fieldset>
  );
}
