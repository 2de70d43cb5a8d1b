import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { TextArea, TextField } from "@/components/forms/text-fields";
import { addMonthsTo, type Month, today } from "@/lib/core/period";
import { codeOf, MEASURED, TEXT_MAX, TITLE_MAX } from "@/lib/improvements/schema";
import { createImprovementFromAction } from "@/lib/reports/actions";
import type { ConcernRow } from "@/lib/reports/queries/concerns";
import { titleFrom } from "@/lib/reports/rules/follow-ups";
import { POPULATIONS } from "@/lib/surveys/schema";
import { AboutFields, TakeUpButtons } from "./take-up-parts";

type Named = { id: string; name: string };

/** What the improvements know to be usual for these words. */
type Usual = {
  measured: string;
  departmentId: string | null;
  branchId: string | null;
  from: Month;
  to: Month;
  departments: readonly Named[];
  branches: readonly Named[];
};

const USUAL_MONTHS = 3;
const optionsOf = (rows: readonly Named[]) => rows.map(({ id, name }) => ({ value: id, label: name }));

/** An improvement action: the figure that shall move and the days; title and cause come from the words. */
export function ImprovementFromForm({ concern, form }: { concern: ConcernRow; form: Usual }) {
  const [t, words] = [useTranslations("improvements"), useTranslations("desk.takeUp")];
  return (
    <Form id="improvement-from" action={createImprovementFromAction}>
      <AboutFields concern={concern} />
      <HiddenField name="from" value={form.from} />
      <HiddenField name="to" value={form.to} />
      <Fieldset legend={words("which")} hint={words("noFigure")} columns={2}>
        <MeasuredField measured={form.measured} />
        <SelectField
          name="departmentId"
          label={t("field.department")}
          hint={t("hint.department")}
          placeholder={t("wholeHospital")}
          options={optionsOf(form.departments)}
          defaultValue={form.departmentId}
        />
      </Fieldset>
      <TextField
        name="title"
        label={t("field.title")}
        required
        maxLength={TITLE_MAX}
        defaultValue={titleFrom(concern.words, TITLE_MAX)}
      />
      <TextArea
        name="cause"
        label={t("field.cause")}
        required
        rows={3}
        maxLength={TEXT_MAX}
        defaultValue={concern.words.slice(0, TEXT_MAX)}
      />
      <TextArea
        name="measure"
        label={t("field.measure")}
        hint={t("hint.measure")}
        required
        rows={3}
        maxLength={TEXT_MAX}
      />
      <Fieldset legend={words("who")} columns={2}>
        <SelectField
          name="branchId"
          label={t("field.branch")}
          hint={t("hint.branch")}
          placeholder={t("form.byPairing")}
          options={optionsOf(form.branches)}
          defaultValue={form.branchId}
          className="span-2"
        />
        <DateField name="startedOn" label={t("field.startedOn")} required defaultValue={today()} />
        <DateField name="dueOn" label={t("field.dueOn")} required defaultValue={addMonthsTo(today(), USUAL_MONTHS)} />
      </Fieldset>
      <TakeUpButtons save={words("saveImprovement")} />
    </Form>
  );
}

function MeasuredField({ measured }: { measured: string }) {
  const [t, measures] = [useTranslations("improvements"), useTranslations("satisfaction")];
  const groups = POPULATIONS.map((population) => ({
    label: measures(`population.${population}`),
    options: MEASURED.filter((one) => one.population === population).map((one) => ({
      value: codeOf(one),
      label: t("figure", {
        population: measures(`population.${population}`),
        dimension: one.dimension ? measures(`dimension.${one.dimension}`) : t("total"),
      }),
    })),
  }));
  return <SelectField name="measured" label={t("field.measured")} required options={groups} defaultValue={measured} />;
}
