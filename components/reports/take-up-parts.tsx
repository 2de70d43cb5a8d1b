import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/choice-fields";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import type { ConcernRow } from "@/lib/reports/queries/concerns";

/** Which words are taken up, as they were shown. */
export function AboutFields({ concern }: { concern: ConcernRow }) {
  return (
    <>
      <HiddenField name="reportId" value={concern.reportId} />
      <HiddenField name="section" value={concern.section} />
      <HiddenField name="quoted" value={concern.words} />
      <HiddenField name="seen" value={concern.followUps.length} />
    </>
  );
}

/** The last lines of both forms. */
export function TakeUpButtons({ save }: { save: string }) {
  const t = useTranslations("desk.takeUp");
  return (
    <>
      <CheckboxField name="again" label={t("againLabel")} />
      <FormActions>
        <SubmitButton>{save}</SubmitButton>
        <ButtonLink href="/reports/concerns" variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </>
  );
}
