import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { Autosave } from "@/components/forms/autosave";
import { CheckboxGroup } from "@/components/forms/choice-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-fields";
import { Notice } from "@/components/ui/notice";
import { saveReportDraftAction, submitReportAction } from "@/lib/reports/actions";
import type { ReportDetail } from "@/lib/reports/queries/report-detail";
import type { Remark } from "@/lib/reports/rules/versions";
import { type ReportPrefill, SECTION_MAX, SECTIONS, type Section } from "@/lib/reports/schema";
import { EarlyNotice } from "./report-notices";

type Props = {
  report: ReportDetail;
  carried: ReportPrefill["carried"];
  /** What the last decision said of single sections. */
  remarks: readonly Remark[];
  writerId: string;
};

/** The texts and the ticks: the only things asked of a secretary. */
export async function ReportWriting({ report, carried, remarks, writerId }: Props) {
  const t = await getTranslations("reports");
  return (
    <Form id="report" action={submitReportAction}>
      <HiddenField name="id" value={report.id} />
      <HiddenField name="version" value={report.version} />
      <HiddenField name="tab" value={randomUUID()} />
      {carried.length > 0 ? (
        <CheckboxGroup
          name="doneSteps"
          legend={t("prefill.carried")}
          hint={t("prefill.carriedHint")}
          options={carried.map((step) => ({ value: step.id, label: step.text }))}
          defaultValue={carried.filter((step) => step.done).map((step) => step.id)}
        />
      ) : null}
      {SECTIONS.map((section) => (
        <WrittenSection key={section} section={section} text={report.sections?.[section]} remarks={remarks} />
      ))}
      <EarlyNotice month={report.month} handedIn={null} />
      <p className="text-muted">{t("write.after")}</p>
      <FormActions>
        <Autosave
          action={saveReportDraftAction}
          storageKey={`report:${report.id}:${writerId}`}
          version={report.version}
        />
        <SubmitButton>{report.status === "returned" ? t("write.resubmit") : t("write.submit")}</SubmitButton>
      </FormActions>
    </Form>
  );
}

type SectionProps = { section: Section; text: string | undefined; remarks: readonly Remark[] };

async function WrittenSection({ section, text, remarks }: SectionProps) {
  const t = await getTranslations("reports");
  const remark = remarks.find((one) => one.section === section);
  return (
    <div className="grid grid-cols-1 gap-2">
      {remark ? (
        <Notice tone={remark.changed ? "info" : "warn"} title={t("returned.section", { name: remark.by })}>
          <p className="whitespace-pre-line">{remark.text}</p>
          <p className="text-xs text-muted">{t(remark.changed ? "remark.changed" : "remark.unchanged")}</p>
        </Notice>
      ) : null}
      <TextArea
        name={section}
        label={t(`section.${section}`)}
        hint={t(`sectionHint.${section}`)}
        rows={3}
        maxLength={SECTION_MAX}
        defaultValue={text ?? ""}
      />
    </div>
  );
}
