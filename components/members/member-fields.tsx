import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { MEMBER_STAGES, type MemberStage, STAGE_DAYS, type StageDay } from "@/lib/members/schema";

type DayProps = {
  days?: Partial<Record<StageDay, string | null>>;
  today: string;
  /** What is known may not be changed, only what is not filled in. */
  fixed?: boolean;
};

/** The days of the path, in their order; what is not known is left empty. */
export async function StageDayFields({ days = {}, today, fixed = false }: DayProps) {
  const t = await getTranslations("members");
  return (
    <Fieldset legend={t("form.days")} hint={t(fixed ? "form.daysFixed" : "form.daysHint")} columns={2}>
      {STAGE_DAYS.map((column) => (
        <DateField
          key={column}
          name={column}
          label={t(`day.${column}`)}
          max={today}
          defaultValue={days[column]}
          disabled={fixed && Boolean(days[column])}
        />
      ))}
    </Fieldset>
  );
}

export async function StageField({ stage, hint }: { stage?: MemberStage; hint?: string }) {
  const t = await getTranslations("members");
  return (
    <SelectField
      name="stage"
      label={t("stageLabel")}
      hint={hint}
      required
      placeholder={stage ? undefined : t("act.choose")}
      options={MEMBER_STAGES.map((value) => ({ value, label: t(`stage.${value}`) }))}
      defaultValue={stage}
    />
  );
}

type GroupProps = { groups: { id: string; name: string }[]; groupId?: string | null };

export async function GroupField({ groups, groupId }: GroupProps) {
  const t = await getTranslations("members");
  if (groups.length === 0) return null;
  return (
    <SelectField
      name="groupId"
      label={t("group")}
      placeholder={t("form.noGroup")}
      options={groups.map(({ id, name }) => ({ value: id, label: name }))}
      defaultValue={groupId}
    />
  );
}
