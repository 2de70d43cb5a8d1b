import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { approveExceptionAction } from "@/lib/checks/actions";
import type { FindingRow } from "@/lib/checks/queries";
import { REASON_MAX } from "@/lib/checks/schema";
import type { Day } from "@/lib/core/period";

type Props = { findings: FindingRow[]; subject: string; today: Day };

/** Approves a deviation from a rule that a branch breaks today. */
export function ExceptionForm({ findings, subject, today }: Props) {
  const t = useTranslations("checks");
  if (findings.length === 0) return <EmptyState kind="nothing" title={t("form.nothing")} text={t("empty.text")} />;
  const options = findings.map((row) => ({
    value: `${row.branchId} ${row.check}`,
    label: t("form.option", { branch: row.branchName, check: t(`check.${row.check}`) }),
  }));
  return (
    <Form id="exception" action={approveExceptionAction}>
      <SelectField
        name="subject"
        label={t("form.subject")}
        options={options}
        placeholder={t("form.choose")}
        required
        defaultValue={subject}
      />
      <TextArea
        name="reason"
        label={t("form.reason")}
        hint={t("form.reasonHint")}
        rows={3}
        maxLength={REASON_MAX}
        required
      />
      <DateField name="untilDay" label={t("form.until")} min={today} required />
      <FormActions>
        <SubmitButton>{t("form.save")}</SubmitButton>
        <ButtonLink href="/checks" variant="quiet">
          {t("form.cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
