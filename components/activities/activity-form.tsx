import { getTranslations } from "next-intl/server";
import { DateField, TimeField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { createActivityAction, updateActivityAction } from "@/lib/activities/actions";
import type { ActivityFormData } from "@/lib/activities/queries/activity-form";
import { ACTIVITY_KINDS, HOST_MAX, NOTES_MAX, PLACE_MAX, TITLE_MAX } from "@/lib/activities/schema";
import { AttendanceFields } from "./attendance-fields";
import { CultureFields } from "./culture-fields";
import { FileFields, type KeptFile } from "./file-fields";

type Stored = { id: string; version: number; files: KeptFile[] };
type Props = { form: ActivityFormData; stored?: Stored };

/** Logs an activity, or changes one. What can be known is filled in: a usual meeting is one tap on save. */
export async function ActivityForm({ form, stored }: Props) {
  const t = await getTranslations("activities");
  return (
    <Form id="activity" action={stored ? updateActivityAction : createActivityAction}>
      {stored ? <HiddenField name="id" value={stored.id} /> : <HiddenField name="branchId" value={form.branchId} />}
      {stored ? <HiddenField name="version" value={stored.version} /> : <HiddenField name="kind" value={form.kind} />}
      <Basics form={form} chooseKind={stored !== undefined} />
      <AttendanceFields form={form} />
      <TextArea
        name="notes"
        label={t("notes")}
        hint={t("form.notesHint")}
        rows={4}
        maxLength={NOTES_MAX}
        count
        defaultValue={form.notes}
      />
      <FileFields kept={stored?.files ?? []} />
      <CultureFields form={form} />
      <FormActions>
        <SubmitButton>{t("form.save")}</SubmitButton>
        <ButtonLink href={stored ? `/activities/${stored.id}` : "/activities"} variant="quiet">
          {t("form.cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

async function Basics({ form, chooseKind }: { form: ActivityFormData; chooseKind: boolean }) {
  const t = await getTranslations("activities");
  const [year = "", month = ""] = form.day.split("-");
  const kind = t(`kind.${form.kind}`);
  const title = form.title ?? t("form.defaultTitle", { kind, year, month: Number(month) });
  const kinds = ACTIVITY_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }));
  return (
    <Fieldset legend={t("form.what")} columns={2}>
      {chooseKind ? (
        <SelectField name="kind" label={t("kindLabel")} required options={kinds} defaultValue={form.kind} />
      ) : null}
      <TextField
        name="title"
        label={t("name")}
        required
        maxLength={TITLE_MAX}
        defaultValue={title}
        className={chooseKind ? undefined : "span-2"}
      />
      <DateField name="day" label={t("day")} required defaultValue={form.day} />
      <div className="grid grid-cols-2 gap-4">
        <TimeField name="start" label={t("form.start")} required defaultValue={form.start} />
        <TimeField name="end" label={t("form.end")} required defaultValue={form.end} />
      </div>
      <TextField name="place" label={t("place")} required maxLength={PLACE_MAX} defaultValue={form.place} />
      <TextField name="host" label={t("host")} required maxLength={HOST_MAX} defaultValue={form.host} />
    </Fieldset>
  );
}
