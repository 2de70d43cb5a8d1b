import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/forms/choice-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { closePlanAction } from "@/lib/plans/actions";
import type { Roadmap } from "@/lib/plans/queries/roadmap";
import { REVIEW_MAX } from "@/lib/plans/schema";
import { itemHref } from "./roadmap-words";

type Props = {
  roadmap: Roadmap;
  /** Whether the plan's year is not over yet. */
  early: boolean;
};

/** What the year brought, beside what was not finished in it; of a year that is not over that has to be said. */
export async function ClosePlan({ roadmap: { plan, items }, early }: Props) {
  const t = await getTranslations("plans");
  const open = items.filter(({ kind, state }) => kind === "task" && state !== "done" && state !== "dropped");
  const late = open.filter(({ state }) => state === "late").length;
  return (
    <>
      {open.length > 0 ? (
        <Notice tone="info" title={t("close.open", { count: open.length })}>
          <ul className="list-disc pl-5">
            {open.map((item) => (
              <li key={item.id}>
                <a href={itemHref(plan.id, item.id)}>{item.title}</a> · {t(`state.${item.state}`)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Form id="close-plan" action={closePlanAction}>
        <HiddenField name="id" value={plan.id} />
        <HiddenField name="version" value={plan.version} />
        <TextArea
          name="review"
          label={t("field.review")}
          hint={t("hint.review")}
          required
          rows={8}
          maxLength={REVIEW_MAX}
          count
        />
        {early ? (
          <CheckboxField
            name="early"
            label={t("close.early", { year: String(plan.year), open: open.length, late })}
            required
          />
        ) : null}
        <FormActions>
          <SubmitButton>{t("close.now")}</SubmitButton>
          <ButtonLink href={`/plans/${plan.id}`} variant="quiet">
            {t("form.cancel")}
          </ButtonLink>
        </FormActions>
      </Form>
    </>
  );
}
