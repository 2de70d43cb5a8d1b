import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { ButtonLink } from "@/components/ui/button";
import { issuePlanAction } from "@/lib/plans/actions";
import type { StoredItem } from "@/lib/plans/queries/items";
import type { PlanHead } from "@/lib/plans/queries/plans";
import { ITEM_KINDS } from "@/lib/plans/schema";

type Props = { plan: PlanHead; items: readonly StoredItem[] };

/** Asks before a draft binds everybody: what was issued never becomes a draft again. */
export async function IssuePlan({ plan: { id, version, title }, items }: Props) {
  const t = await getTranslations("plans");
  const counts = ITEM_KINDS.map((kind) =>
    t(`roadmap.count.${kind}`, { count: items.filter((item) => item.kind === kind).length }),
  );
  return (
    <>
      <p>
        <strong>{title}</strong>
        <span className="text-muted"> · {counts.join(" · ")}</span>
      </p>
      <div className="flex flex-wrap items-start gap-2">
        <ActionButton id="issue-plan" action={issuePlanAction} fields={{ id, version }} variant="primary">
          {t("issue.now")}
        </ActionButton>
        <ButtonLink href={`/plans/${id}`} variant="quiet">
          {t("form.cancel")}
        </ButtonLink>
      </div>
    </>
  );
}
