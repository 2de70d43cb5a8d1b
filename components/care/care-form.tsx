import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextArea, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { correctCareAction, recordCareAction } from "@/lib/care/actions";
import type { CareRow } from "@/lib/care/queries";
import { CARE_KINDS, NOTE_MAX, PEOPLE_MAX, TITLE_MAX } from "@/lib/care/schema";
import type { Day } from "@/lib/core/period";

type Props = {
  /** The care action to correct; a new one without it. */
  care?: CareRow;
  departments: { id: string; name: string }[];
  today: Day;
};

const yuanOf = (fen: number | null | undefined) => (fen === null || fen === undefined ? "" : (fen / 100).toFixed(2));

/** Logs a care action, or corrects one. */
export function CareForm({ care, departments, today }: Props) {
  const t = useTranslations("care");
  return (
    <Form id="care" action={care ? correctCareAction : recordCareAction}>
      {care ? <HiddenField name="id" value={care.id} /> : null}
      {care ? <HiddenField name="version" value={care.version} /> : null}
      <SelectField
        name="kind"
        label={t("field.kind")}
        placeholder={t("choose")}
        options={CARE_KINDS.map((value) => ({ value, label: t(`kindHint.${value}`) }))}
        required
        defaultValue={care?.kind}
      />
      <DateField name="onDay" label={t("field.day")} required max={today} defaultValue={care?.onDay ?? today} />
      <SelectField
        name="departmentId"
        label={t("field.department")}
        hint={t("hint.department")}
        placeholder={t("wholeHospital")}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={care?.departmentId}
      />
      <TextField
        name="title"
        label={t("field.title")}
        hint={t("hint.title")}
        required
        maxLength={TITLE_MAX}
        defaultValue={care?.title}
      />
      <NumberField
        name="people"
        label={t("field.people")}
        hint={t("hint.people")}
        required
        min={1}
        max={PEOPLE_MAX}
        defaultValue={care?.people}
      />
      <TextField
        name="amount"
        label={t("field.amountYuan")}
        hint={t("hint.amount")}
        inputMode="decimal"
        maxLength={18}
        defaultValue={yuanOf(care?.amountFen)}
      />
      <TextArea
        name="note"
        label={t("field.note")}
        hint={t("hint.note")}
        rows={3}
        maxLength={NOTE_MAX}
        defaultValue={care?.note}
      />
      <FormActions>
        <SubmitButton>{t(care ? "edit.submit" : "new.submit")}</SubmitButton>
        <ButtonLink href="/care" variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
