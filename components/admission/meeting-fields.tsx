import { getTranslations } from "next-intl/server";
import { RadioGroup } from "@/components/forms/choice-fields";
import { NumberField } from "@/components/forms/text-fields";
import { FULL_DECISIONS } from "@/lib/admission/schema";

type Props = { voters: number; conversion: boolean };

/** The votes of a branch meeting, and at the end of probation what it decided. */
export async function MeetingFields({ voters, conversion }: Props) {
  const t = await getTranslations("admission.form");
  const decisions = FULL_DECISIONS.map((value) => ({ value, label: t(`decisions.${value}`) }));
  return (
    <>
      {conversion ? (
        <>
          <RadioGroup name="decision" legend={t("decision")} options={decisions} required defaultValue="full" />
          <NumberField name="months" label={t("months")} hint={t("monthsHint")} min={0} max={24} />
        </>
      ) : null}
      <NumberField name="entitled" label={t("entitled")} required min={1} max={500} defaultValue={voters} />
      <NumberField name="present" label={t("present")} required min={0} max={500} />
      <NumberField name="agree" label={t("agree")} hint={t("agreeHint")} required min={0} max={500} />
    </>
  );
}
