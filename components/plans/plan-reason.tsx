import { getTranslations } from "next-intl/server";
import { Asked } from "@/components/forms/asked";
import { TextField } from "@/components/forms/text-fields";
import { REASON_MAX } from "@/lib/plans/schema";

/** Why an issued plan is amended; kept with what changed. In a draft only where it was issued meanwhile. */
export async function ReasonField({ draft = false }: { draft?: boolean }) {
  const t = await getTranslations("plans");
  const field = (
    <TextField name="reason" label={t("field.reason")} hint={t("hint.reason")} required maxLength={REASON_MAX} />
  );
  return draft ? <Asked name="reason">{field}</Asked> : field;
}
