import { getTranslations } from "next-intl/server";
import { RadioGroup } from "@/components/forms/choice-fields";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { Card } from "@/components/ui/card";
import { recordHolidaysAction } from "@/lib/organisation/actions";
import { HOLIDAY_KINDS, HOLIDAY_SOURCES } from "@/lib/organisation/schema/holidays";

/** Adds a day off, a make-up day, or several days in a row. */
export async function HolidayForm({ year }: { year: number }) {
  const t = await getTranslations("organisation.holiday");
  return (
    <Card title={t("add")}>
      <Form id="holiday" action={recordHolidaysAction} successMessage={t("added")} resetOnSuccess>
        <RadioGroup
          name="kind"
          legend={t("kindField")}
          hint={t("kindHint")}
          required
          inline
          options={HOLIDAY_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          defaultValue="holiday"
        />
        <TextField name="name" label={t("name")} hint={t("nameHint")} required maxLength={40} />
        <DateField name="fromDay" label={t("fromDay")} required min={`${year}-01-01`} max={`${year}-12-31`} />
        <DateField name="toDay" label={t("toDay")} hint={t("toDayHint")} min={`${year}-01-01`} />
        <RadioGroup
          name="source"
          legend={t("sourceField")}
          hint={t("sourceHint")}
          required
          options={HOLIDAY_SOURCES.map((value) => ({ value, label: t(`sourceOf.${value}`) }))}
          defaultValue="notice"
        />
        <FormActions>
          <SubmitButton>{t("save")}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  );
}
