import { getTranslations } from "next-intl/server";
import { Fieldset } from "@/components/forms/fieldset";
import type { BrandDetail } from "@/lib/brands/queries";
import { LEAD_TASK_MAX, TARGET_MAX } from "@/lib/brands/schema";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { LeadTaskFields, type OwnTask, OwnTaskFields } from "./lead-task-fields";

/** A task of the plan that the branch owns, or shares. */
export type TaskOption = { id: string; title: string; dueOn: string; owner: boolean };

type Props = { brand: BrandDetail | undefined; tasks: readonly TaskOption[] };

/** What the brand takes in hand: a task of the year's plan, or its own words where there is none. */
export async function TaskPart({ brand, tasks }: Props) {
  const [t, locale] = [await getTranslations("brands"), await requestLocale()];
  const options = tasks.map(({ id, title, dueOn, owner }) => ({
    value: id,
    label: t(owner ? "fields.planOption" : "fields.planOptionShared", { title, day: formatDay(dueOn, locale) }),
  }));
  // A task of an earlier year, or one that was given up, stays chosen until another is.
  const kept = brand?.planItemId && !tasks.some(({ id }) => id === brand.planItemId) ? brand : null;
  if (kept?.planItemId) {
    const words = { title: kept.leadTask, day: formatDay(kept.leadTaskDueOn, locale) };
    options.unshift({ value: kept.planItemId, label: t("fields.planOption", words) });
  }
  // Words of one's own are asked for anew once a task of the plan is given up.
  const own = ownTask(brand?.planItemId ? undefined : brand, t);
  if (options.length === 0) {
    return (
      <Fieldset legend={t("part.task")} hint={t("fields.noPlan")}>
        <OwnTaskFields own={own} required />
      </Fieldset>
    );
  }
  return (
    <Fieldset legend={t("part.task")}>
      <LeadTaskFields
        label={t("fields.planItemId")}
        hint={t("fields.planItemHint")}
        none={t("fields.noPlanItem")}
        options={options}
        defaultValue={brand?.planItemId ?? null}
        own={own}
      />
    </Fieldset>
  );
}

type Say = Awaited<ReturnType<typeof getTranslations<"brands">>>;

function ownTask(brand: BrandDetail | undefined, t: Say): OwnTask {
  return {
    leadTask: { label: t("fields.leadTask"), maxLength: LEAD_TASK_MAX, defaultValue: brand?.leadTask },
    leadTaskTarget: {
      label: t("fields.leadTaskTarget"),
      hint: t("fields.leadTaskTargetHint"),
      maxLength: TARGET_MAX,
      defaultValue: brand?.leadTaskTarget,
    },
    leadTaskDueOn: { label: t("fields.leadTaskDueOn"), defaultValue: brand?.leadTaskDueOn },
  };
}
