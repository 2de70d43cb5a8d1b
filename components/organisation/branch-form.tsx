import { getTranslations } from "next-intl/server";
import { CheckboxField, CheckboxGroup } from "@/components/forms/choice-fields";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { today } from "@/lib/core/period";
import { createBranchAction, updateBranchAction } from "@/lib/organisation/actions";
import type { BranchDetail } from "@/lib/organisation/queries/branches";

type Option = { id: string; name: string };
type Props = { branch?: BranchDetail; branches: Option[]; departments: Option[] };

const asOption = ({ id, name }: Option) => ({ value: id, label: name });

/** Founds a branch, or changes one. */
export async function BranchForm({ branch, branches, departments }: Props) {
  const t = await getTranslations("organisation");
  const paired =
    branch?.pairings.filter((pairing) => pairing.toDay === null).map((pairing) => pairing.departmentId) ?? [];
  return (
    <Form id="branch" action={branch ? updateBranchAction : createBranchAction}>
      {branch ? <HiddenField name="id" value={branch.id} /> : null}
      {branch ? <HiddenField name="version" value={branch.version} /> : null}
      <TextField
        name="name"
        label={t("branch.name")}
        hint={t("branch.nameHint")}
        required
        maxLength={60}
        defaultValue={branch?.name}
      />
      <DateField
        name="foundedOn"
        label={t("branch.founded")}
        max={today()}
        defaultValue={branch?.foundedOn ?? undefined}
      />
      <CheckboxField name="key" label={t("branch.keyField")} defaultChecked={branch?.key ?? false} />
      <SelectField
        name="ledById"
        label={t("branch.ledByField")}
        placeholder={t("none")}
        options={branches.filter(({ id }) => id !== branch?.id).map(asOption)}
        defaultValue={branch?.ledBy?.id}
      />
      <CheckboxGroup
        name="departmentIds"
        legend={t("branch.departmentsField")}
        hint={t("branch.departmentsHint")}
        options={departments.map(asOption)}
        defaultValue={paired}
      />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href={branch ? `/branches/${branch.id}` : "/branches"} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
