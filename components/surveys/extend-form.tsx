import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { extendRoundAction } from "@/lib/surveys/actions";
import type { RoundDetail } from "@/lib/surveys/queries/round-detail";
import { DepartmentField, type DepartmentOption } from "./department-field";
import { TargetFields } from "./target-fields";

type Props = { round: RoundDetail; departments: DepartmentOption[] };

/** Changes an issued round in what its answers do not depend on. */
export async function ExtendForm({ round, departments }: Props) {
  const t = await getTranslations("surveys.round");
  const asked = new Set(round.departments.map(({ id }) => id));
  const others = departments.filter(({ id }) => !asked.has(id));
  return (
    <Form id="round" action={extendRoundAction}>
      <Notice>{t("issuedStays")}</Notice>
      <HiddenField name="id" value={round.id} />
      <HiddenField name="version" value={round.version} />
      <TextField name="title" label={t("title")} required maxLength={80} defaultValue={round.title} />
      <DateField
        name="closesOn"
        label={t("closesOn")}
        hint={t("extendHint")}
        required
        min={round.opensOn}
        defaultValue={round.closesOn}
      />
      <TargetFields summary={t("targets")} hint={t("targetsHint")} departments={round.departments} open />
      {others.length > 0 ? (
        <Disclosure summary={t("moreDepartments")}>
          <DepartmentField label={t("more")} hint={t("moreHint")} departments={others} chosen={[]} />
        </Disclosure>
      ) : null}
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href={`/surveys/${round.id}`} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
