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
import type { BranchDetail } from "@/lib/organisation/queries/branch-detail";
import { BRANCH_KINDS } from "@/lib/organisation/schema";

type Option = { id: string; name: string };
type Props = {
  branch?: BranchDetail;
  /** General branches that may stand above, and key branches that may lead. */
  above: Option[];
  leaders: Option[];
  /** Of a new branch; later they are changed with their days. */
  departments?: Option[];
};

const asOption = ({ id, name }: Option) => ({ value: id, label: name });

/** Founds a branch, or changes one. */
export async function BranchForm({ branch, above, leaders, departments }: Props) {
  const t = await getTranslations("organisation");
  const others = (options: Option[]) => options.filter(({ id }) => id !== branch?.id).map(asOption);
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
      <SelectField
        name="kind"
        label={t("branch.kind")}
        hint={t("branch.kindHint")}
        required
        options={BRANCH_KINDS.map((value) => ({ value, label: t(`branchKind.${value}`) }))}
        defaultValue={branch?.kind ?? "branch"}
      />
      <DateField
        name="foundedOn"
        label={t("branch.founded")}
        max={today()}
        defaultValue={branch?.foundedOn ?? undefined}
      />
      {above.length > 0 ? (
        <SelectField
          name="parentId"
          label={t("branch.parent")}
          placeholder={t("branch.noParent")}
          options={others(above)}
          defaultValue={branch?.parent?.id}
        />
      ) : null}
      <CheckboxField name="key" label={t("branch.keyField")} defaultChecked={branch?.key ?? false} />
      <SelectField
        name="ledById"
        label={t("branch.ledByField")}
        placeholder={t("none")}
        options={others(leaders)}
        defaultValue={branch?.ledBy?.id}
      />
      {departments ? <PairingFields departments={departments} /> : null}
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href={branch ? `/branches/${branch.id}` : "/branches"} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

async function PairingFields({ departments }: { departments: Option[] }) {
  const t = await getTranslations("organisation");
  return (
    <>
      <CheckboxGroup name="departmentIds" legend={t("branch.departmentsField")} options={departments.map(asOption)} />
      <DateField
        name="pairedFrom"
        label={t("branch.pairedFrom")}
        hint={t("branch.pairedFromHint")}
        defaultValue={today()}
      />
    </>
  );
}
