import { useLocale, useTranslations } from "next-intl";
import { RadioGroup } from "@/components/forms/choice-fields";
import { MonthField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { addMonths, thisMonth } from "@/lib/core/period";
import { startBookAction } from "@/lib/reports/actions";
import { BOOK_RANGES } from "@/lib/reports/schema/books";

/** Which month's reports become one document. */
export function BookForm({ month }: { month: string }) {
  const t = useTranslations("desk.book");
  return (
    <Card title={t("new")} className="mb-4 max-w-form">
      <Form id="book" action={startBookAction}>
        <HiddenField name="locale" value={useLocale()} />
        <MonthField
          name="month"
          label={t("month")}
          required
          max={thisMonth()}
          defaultValue={month || addMonths(thisMonth(), -1)}
        />
        <RadioGroup
          name="range"
          legend={t("range")}
          required
          options={BOOK_RANGES.map((value) => ({ value, label: t(`ranges.${value}`) }))}
          defaultValue="approved"
        />
        <p className="text-muted">{t("startHint")}</p>
        <FormActions>
          <SubmitButton>{t("start")}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  );
}
