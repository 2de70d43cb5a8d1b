import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { correctPaymentAction } from "@/lib/dues/actions";
import type { Standing } from "@/lib/dues/queries/standings";
import { formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

type Props = { row: Standing; today: string };

/** Puts right what was recorded for one month. */
export async function CorrectionForm({ row, today }: Props) {
  const t = await getTranslations("dues");
  const { payment, paidFen, month, memberId } = row;
  if (!payment) return null;
  return (
    <Card title={t("correct.title", { month: formatMonth(month, await requestLocale()) })} id="correct">
      <Form id={`correct-${payment.id}`} action={correctPaymentAction}>
        <HiddenField name="id" value={payment.id} />
        <HiddenField name="version" value={payment.version} />
        <TextField
          name="amount"
          label={t("correct.amount")}
          required
          inputMode="decimal"
          maxLength={16}
          defaultValue={((paidFen ?? 0) / 100).toFixed(2)}
        />
        <DateField name="paidOn" label={t("paidOn")} required max={today} defaultValue={payment.paidOn} />
        <FormActions>
          <SubmitButton>{t("correct.save")}</SubmitButton>
          <ButtonLink href={`/dues/${memberId}`} variant="quiet">
            {t("correct.cancel")}
          </ButtonLink>
        </FormActions>
      </Form>
    </Card>
  );
}
