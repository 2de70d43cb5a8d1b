import { getTranslations } from "next-intl/server";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-fields";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { reopenReportAction } from "@/lib/reports/actions";
import type { ReportDetail } from "@/lib/reports/queries/report-detail";

/** The way back for an approved report that turns out to be wrong; it says what stays and who will read the reason. */
export async function ReportReopen({ report }: { report: ReportDetail }) {
  const t = await getTranslations("reports.reopen");
  return (
    <Card className="no-print">
      <Disclosure summary={t("title")}>
        <Form id="reopen" action={reopenReportAction} className="mt-2 grid gap-3">
          <HiddenField name="id" value={report.id} />
          <HiddenField name="version" value={report.version} />
          <p className="text-muted">{t("lead")}</p>
          <TextArea name="comment" label={t("reason")} hint={t("reasonHint")} rows={3} maxLength={1000} required />
          <FormActions>
            <SubmitButton variant="secondary">{t("submit")}</SubmitButton>
          </FormActions>
        </Form>
      </Disclosure>
    </Card>
  );
}
