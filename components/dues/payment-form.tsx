import { getTranslations } from "next-intl/server";
import { CheckboxGroup } from "@/components/forms/choice-fields";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { SubmitButton } from "@/components/forms/submit-button";
import { recordPaymentsAction } from "@/lib/dues/actions";
import type { Standing } from "@/lib/dues/queries/standings";

type Props = {
  id: string;
  legend: string;
  /** Months that are due and not paid. */
  rows: Standing[];
  label: (row: Standing) => string;
  today: string;
  ticked?: boolean;
};

/** Ticks for what came in; the amount is what is due, so nobody types it. */
export async function PaymentForm({ id, legend, rows, label, today, ticked }: Props) {
  const t = await getTranslations("dues");
  const options = rows.map((row) => ({ value: `${row.memberId}/${row.month}`, label: label(row) }));
  const values = options.map(({ value }) => value);
  return (
    <Form id={id} action={recordPaymentsAction} successMessage={t("pay.saved")} key={String(ticked)}>
      <CheckboxGroup
        name="items"
        legend={legend}
        required
        inline
        options={options}
        defaultValue={ticked ? values : []}
      />
      <DateField name="paidOn" label={t("pay.paidOn")} required max={today} defaultValue={today} />
      <SubmitButton>{t("pay.save")}</SubmitButton>
    </Form>
  );
}
