import { getTranslations } from "next-intl/server";
import { TextField } from "@/components/forms/text-fields";
import { REASON_MAX } from "@/lib/plans/schema";

/** Why an issued plan is amended; kept with what changed. */
export async function ReasonField() {
  const t = await getTranslations("plans");
  return <TextField name="reason" label={t("field.reason")} hint={t("hint.reason")} required maxLength={REASON_MAX} />;
}
