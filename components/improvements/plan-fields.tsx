import { useTranslations } from "next-intl";
import { DateField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { TextArea, TextField } from "@/components/forms/text-fields";
import type { Day } from "@/lib/core/period";
import { TEXT_MAX, TITLE_MAX } from "@/lib/improvements/schema";

type Props = { title: string; startedOn: Day; dueOn: Day; cause?: string; measure?: string };

/** What is done about a figure, and when. */
export function PlanFields({ title, startedOn, dueOn, cause, measure }: Props) {
  const t = useTranslations("improvements");
  return (
    <Fieldset legend={t("form.what")} columns={2}>
      <TextField
        name="title"
        label={t("field.title")}
        required
        maxLength={TITLE_MAX}
        defaultValue={title}
        className="span-2"
      />
      <TextArea
        name="cause"
        label={t("field.cause")}
        hint={t("hint.cause")}
        required
        rows={3}
        maxLength={TEXT_MAX}
        defaultValue={cause}
        className="span-2"
      />
      <TextArea
        name="measure"
        label={t("field.measure")}
        hint={t("hint.measure")}
        required
        rows={3}
        maxLength={TEXT_MAX}
        defaultValue={measure}
        className="span-2"
      />
      <DateField name="startedOn" label={t("field.startedOn")} required defaultValue={startedOn} />
      <DateField name="dueOn" label={t("field.dueOn")} required defaultValue={dueOn} />
    </Fieldset>
  );
}
