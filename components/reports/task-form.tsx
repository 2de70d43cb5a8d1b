import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-fields";
import { addMonthsTo, today } from "@/lib/core/period";
import { createTaskAction } from "@/lib/reports/actions";
import type { ConcernRow } from "@/lib/reports/queries/concerns";
import { titleFrom } from "@/lib/reports/rules/follow-ups";
import { FOLLOW_UP_TITLE_MAX } from "@/lib/reports/schema/concerns";
import { AboutFields, TakeUpButtons } from "./take-up-parts";

const USUAL_MONTHS = 1;

type Props = { concern: ConcernRow; owners: readonly { id: string; name: string }[] };

/** A task: what, who and until when. */
export function TaskForm({ concern, owners }: Props) {
  const [t, words] = [useTranslations("desk.followUp"), useTranslations("desk.takeUp")];
  return (
    <Form id="task" action={createTaskAction}>
      <AboutFields concern={concern} />
      <TextField
        name="title"
        label={t("field.title")}
        required
        maxLength={FOLLOW_UP_TITLE_MAX}
        defaultValue={titleFrom(concern.words, FOLLOW_UP_TITLE_MAX)}
      />
      <Fieldset legend={words("who")} columns={2}>
        <SelectField
          name="ownerBranchId"
          label={t("field.owner")}
          hint={t("hint.owner")}
          placeholder={t("committee")}
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField name="responsible" label={t("field.responsible")} hint={t("hint.responsible")} maxLength={40} />
        <DateField
          name="dueOn"
          label={t("field.dueOn")}
          required
          min={today()}
          defaultValue={addMonthsTo(today(), USUAL_MONTHS)}
        />
      </Fieldset>
      <TakeUpButtons save={words("saveTask")} />
    </Form>
  );
}
