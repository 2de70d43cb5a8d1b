import { useTranslations } from "next-intl";
import { MonthField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { addMonthsTo, thisMonth, today } from "@/lib/core/period";
import { createImprovementAction } from "@/lib/improvements/actions";
import type { ImprovementForm as FormData } from "@/lib/improvements/queries/improvement-form";
import { codeOf, MEASURED, TITLE_MAX } from "@/lib/improvements/schema";
import { POPULATIONS } from "@/lib/surveys/schema";
import { FigureNow } from "./effect-card";
import { useImprovementWords } from "./improvement-words";
import { PlanFields } from "./plan-fields";

const USUAL_MONTHS = 3;

/** A new action: the figure that shall move, who answers for it, and what is done. */
export function ImprovementForm({ form }: { form: FormData }) {
  const t = useTranslations("improvements");
  const words = useImprovementWords();
  const department = form.departments.find(({ id }) => id === form.departmentId)?.name ?? null;
  const measured = MEASURED.find((one) => codeOf(one) === form.measured);
  const figure = measured ? words.measured(measured) : "";
  const place = words.place(department);
  const title = form.figure ? t("form.defaultTitle", { place, figure }).slice(0, TITLE_MAX) : "";
  return (
    <div className="grid grid-cols-1 gap-4">
      <Origin form={form} />
      {form.figure ? <FigureNow figure={form.figure} title={`${place} · ${figure}`} /> : null}
      <Form id="improvement" action={createImprovementAction}>
        {form.comment ? <HiddenField name="commentId" value={form.comment.id} /> : null}
        <WhichFields form={form} />
        <SelectField
          name="branchId"
          label={t("field.branch")}
          hint={t("hint.branch")}
          placeholder={t("form.byPairing")}
          options={form.branches.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={form.branchId}
        />
        <PlanFields title={title} startedOn={today()} dueOn={addMonthsTo(today(), USUAL_MONTHS)} />
        <FormActions>
          <SubmitButton>{t("form.save")}</SubmitButton>
          <ButtonLink href="/improvements" variant="quiet">
            {t("form.cancel")}
          </ButtonLink>
        </FormActions>
      </Form>
    </div>
  );
}

/** What the address brought: the comment, or that it is not there. */
function Origin({ form: { comment, missing } }: { form: FormData }) {
  const t = useTranslations("improvements");
  return (
    <>
      {missing.includes("comment") ? <Notice tone="warn">{t("form.missingComment")}</Notice> : null}
      {missing.includes("department") ? <Notice tone="warn">{t("form.missingDepartment")}</Notice> : null}
      {comment ? (
        <div id="improvement-commentId" tabIndex={-1}>
          <Notice tone="info" title={t("form.commentTitle", { department: comment.departmentName })}>
            <q>{comment.text}</q>
          </Notice>
        </div>
      ) : null}
    </>
  );
}

function WhichFields({ form }: { form: FormData }) {
  const [t, measures] = [useTranslations("improvements"), useTranslations("satisfaction")];
  const words = useImprovementWords();
  const groups = POPULATIONS.map((population) => ({
    label: measures(`population.${population}`),
    options: MEASURED.filter((one) => one.population === population).map((one) => ({
      value: codeOf(one),
      label: words.measured(one),
    })),
  }));
  return (
    <Fieldset legend={t("form.which")} hint={t("hint.window")} columns={2}>
      <SelectField name="measured" label={t("field.measured")} required options={groups} defaultValue={form.measured} />
      <SelectField
        name="departmentId"
        label={t("field.department")}
        hint={t("hint.department")}
        placeholder={t("wholeHospital")}
        options={form.departments.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={form.departmentId}
      />
      <MonthField name="from" label={t("field.from")} required max={thisMonth()} defaultValue={form.from} />
      <MonthField name="to" label={t("field.to")} required max={thisMonth()} defaultValue={form.to} />
    </Fieldset>
  );
}
