import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { ButtonLink } from "@/components/ui/button";
import { copyPlanAction, issuePlanAction } from "@/lib/plans/actions";
import type { PlanHead } from "@/lib/plans/queries/plans";

/** What may be done with a plan as it stands: issue a draft, amend or close what was issued, begin the next year. */
export async function PlanActions({ plan }: { plan: PlanHead }) {
  const t = await getTranslations("plans");
  const { id, version, status } = plan;
  const open = status !== "closed";
  return (
    <>
      {open ? (
        <ButtonLink href={`/plans/${id}/items/new`} icon="plus">
          {t("roadmap.add")}
        </ButtonLink>
      ) : null}
      {open ? (
        <ButtonLink href={`/plans/${id}/edit`} icon="edit">
          {t("roadmap.edit")}
        </ButtonLink>
      ) : null}
      {status === "draft" ? (
        <ButtonLink href={`/plans/${id}/order`} icon="sort">
          {t("roadmap.order")}
        </ButtonLink>
      ) : null}
      {status === "draft" ? (
        <ActionButton id="issue-plan" action={issuePlanAction} fields={{ id, version }} variant="primary">
          {t("form.issue")}
        </ActionButton>
      ) : (
        <ActionButton id="copy-plan" action={copyPlanAction} fields={{ id }}>
          {t("form.copy", { year: String(plan.year + 1) })}
        </ActionButton>
      )}
      {status === "issued" ? <ButtonLink href={`/plans/${id}/close`}>{t("roadmap.close")}</ButtonLink> : null}
    </>
  );
}
