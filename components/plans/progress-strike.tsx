import { getTranslations } from "next-intl/server";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { strikeProgressAction } from "@/lib/plans/actions";
import { REASON_MAX } from "@/lib/plans/schema";

/** Folded away: what was struck is not told again, only anew. */
export async function StrikeProgress({ id }: { id: string }) {
  const t = await getTranslations("plans");
  return (
    <Disclosure summary={t("item.strike")}>
      <p className="mb-2 text-muted">{t("item.strikeText")}</p>
      <Form id={`strike-${id}`} action={strikeProgressAction}>
        <HiddenField name="id" value={id} />
        <TextField name="reason" label={t("field.struckReason")} required maxLength={REASON_MAX} />
        <SubmitButton variant="danger" size="sm">
          {t("item.strikeNow")}
        </SubmitButton>
      </Form>
    </Disclosure>
  );
}
