import { getTranslations } from "next-intl/server";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-fields";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Kbd } from "@/components/ui/kbd";
import { reviewReportAction } from "@/lib/reports/actions";
import type { ReportDetail } from "@/lib/reports/queries/report-detail";
import { SECTIONS } from "@/lib/reports/schema";
import { EarlyNotice } from "./report-notices";

/** The decision: approve, or return with a comment and, where it helps, a word on single sections. */
export async function ReportReview({ report, waiting }: { report: ReportDetail; waiting: number }) {
  const t = await getTranslations("reports");
  return (
    <Card title={t("review.title")} footer={waiting > 0 ? t("review.queue", { count: waiting }) : undefined}>
      <Form id="review" action={reviewReportAction}>
        <HiddenField name="id" value={report.id} />
        <HiddenField name="version" value={report.version} />
        <HiddenField name="seen" value={report.shown ?? ""} />
        <TextArea name="comment" label={t("review.comment")} hint={t("review.commentHint")} rows={3} maxLength={1000} />
        <Disclosure summary={t("review.sections")}>
          <div className="mt-2 grid gap-3">
            {SECTIONS.map((section) => (
              <TextArea
                key={section}
                name={`comments.${section}`}
                label={t("review.sectionComment", { section: t(`section.${section}`) })}
                rows={2}
                maxLength={500}
              />
            ))}
          </div>
        </Disclosure>
        <EarlyNotice month={report.month} handedIn={report.submittedAt} />
        <FormActions>
          <SubmitButton name="intent" value="approve">
            {t("review.approve")} <Kbd press="A" />
          </SubmitButton>
          <SubmitButton name="intent" value="return" variant="secondary">
            {t("review.return")} <Kbd press="Ctrl+Enter" />
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  );
}
