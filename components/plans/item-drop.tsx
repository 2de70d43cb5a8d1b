import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Disclosure } from "@/components/ui/disclosure";
import { dropItemAction, removeItemAction } from "@/lib/plans/actions";
import type { StoredItem } from "@/lib/plans/queries/items";
import type { PlanHead } from "@/lib/plans/queries/plans";
import { ReasonField } from "./plan-reason";

/** Takes an item out of a draft; in an issued plan it is given up, with a reason, and stays readable. */
export async function DropItem({ plan, item: { id, version } }: { plan: PlanHead; item: StoredItem }) {
  const t = await getTranslations("plans.form");
  if (plan.status === "draft") {
    return (
      <Disclosure summary={t("removeItem")}>
        <p className="mb-2 text-muted">{t("removeItemText")}</p>
        <ActionButton id="remove-item" action={removeItemAction} fields={{ id, version }} variant="danger">
          {t("removeNow")}
        </ActionButton>
      </Disclosure>
    );
  }
  return (
    <Disclosure summary={t("drop")}>
      <p className="mb-2 text-muted">{t("dropText")}</p>
      <Form id="drop-item" action={dropItemAction}>
        <HiddenField name="id" value={id} />
        <HiddenField name="version" value={version} />
        <ReasonField />
        <SubmitButton variant="danger">{t("dropNow")}</SubmitButton>
      </Form>
    </Disclosure>
  );
}
