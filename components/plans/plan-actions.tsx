import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { ButtonLink } from "@/components/ui/button";
import { copyPlanAction } from "@/lib/plans/actions";
import type { PlanHead } from "@/lib/plans/queries/plans";

type Props = {
  plan: PlanHead;
  /** Next year's plan, where there is one. */
  next: PlanHead | null;
};

/** What may be done with a plan as it stands: issue a draft, amend or close what was issued, begin the next year. */
export async function PlanActions({ plan, next }: Props) {
  const t = await getTranslations("plans");
  const { id, status } = plan;
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
        <>
          <ButtonLink href={`/plans/${id}/order`} icon="sort">
            {t("roadmap.order")}
          </ButtonLink>
          <ButtonLink href={`/plans/${id}/issue`} variant="primary">
            {t("form.issue")}
          </ButtonLink>
        </>
      ) : (
        <NextYear plan={plan} next={next} />
      )}
      {status === "issued" ? <ButtonLink href={`/plans/${id}/close`}>{t("roadmap.close")}</ButtonLink> : null}
    </>
  );
}

/** Begins next year's plan out of this one, or leads to it once there is one. */
async function NextYear({ plan: { id, year }, next }: Props) {
  const t = await getTranslations("plans.form");
  const params = { year: String(year + 1) };
  if (next) return <ButtonLink href={`/plans/${next.id}`}>{t("next", params)}</ButtonLink>;
  return (
    <ActionButton id="copy-plan" action={copyPlanAction} fields={{ id }}>
      {t("copy", params)}
    </ActionButton>
  );
}
