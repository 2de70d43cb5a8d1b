import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Disclosure } from "@/components/ui/disclosure";
import { removePlanAction } from "@/lib/plans/actions";
import type { PlanHead } from "@/lib/plans/queries/plans";

/** Folded away: a draft that was deleted does not come back. */
export async function RemovePlan({ plan: { id, version } }: { plan: PlanHead }) {
  const t = await getTranslations("plans.form");
  return (
    <Disclosure summary={t("remove")}>
      <p className="mb-2 text-muted">{t("removeText")}</p>
      <ActionButton id="remove-plan" action={removePlanAction} fields={{ id, version }} variant="danger">
        {t("removeNow")}
      </ActionButton>
    </Disclosure>
  );
}
