import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { correctEventAction, takeBackEventAction } from "@/lib/members/actions";
import type { TimelineEntry } from "@/lib/members/rules/timeline";
import { NOTE_MAX } from "@/lib/members/schema";

type Props = { member: { id: string; version: number }; entry: TimelineEntry; today: string };

/** Corrects what was recorded, or takes the last record back. */
export async function EventForm({ member, entry, today }: Props) {
  const t = await getTranslations("members");
  const { id, version } = member;
  return (
    <div className="grid gap-4">
      <Form id="event" action={correctEventAction}>
        <HiddenField name="id" value={id} />
        <HiddenField name="eventId" value={entry.id} />
        <HiddenField name="version" value={version} />
        <DateField
          name="onDay"
          label={t("correct.day")}
          hint={t("correct.dayHint")}
          required
          max={today}
          defaultValue={entry.day}
        />
        <TextArea name="note" label={t("correct.note")} rows={3} maxLength={NOTE_MAX} defaultValue={entry.note} />
        <FormActions>
          <SubmitButton>{t("save")}</SubmitButton>
          <ButtonLink href={`/members/${id}`} variant="quiet">
            {t("cancel")}
          </ButtonLink>
        </FormActions>
      </Form>
      {entry.last ? (
        <Card title={t("correct.takeBack")}>
          <p className="mb-3">{t("correct.takeBackText")}</p>
          <ActionButton id="takeback" action={takeBackEventAction} fields={{ id, eventId: entry.id, version }}>
            {t("correct.takeBack")}
          </ActionButton>
        </Card>
      ) : null}
    </div>
  );
}
