import { getTranslations } from "next-intl/server";
import { DateField, MonthField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { createBrandAction, updateBrandAction } from "@/lib/brands/actions";
import type { BrandDetail } from "@/lib/brands/queries";
import { IDEA_MAX, LEAD_TASK_MAX, NAME_MAX, SLOGAN_MAX, TARGET_MAX } from "@/lib/brands/schema";
import { thisMonth } from "@/lib/core/period";

type Option = { id: string; name: string };
type Props = { brand?: BrandDetail; branches: Option[]; branchId?: string | undefined };

/** Founds a branch's brand, or changes one. */
export async function BrandForm({ brand, branches, branchId }: Props) {
  const t = await getTranslations("brands");
  return (
    <Form id="brand" action={brand ? updateBrandAction : createBrandAction}>
      {brand ? <HiddenField name="id" value={brand.id} /> : null}
      {brand ? <HiddenField name="version" value={brand.version} /> : null}
      {brand ? null : <BranchField branches={branches} branchId={branchId} />}
      <TextField
        name="name"
        label={t("fields.name")}
        hint={t("fields.nameHint")}
        required
        maxLength={NAME_MAX}
        defaultValue={brand?.name}
      />
      <TextField
        name="slogan"
        label={t("fields.slogan")}
        required
        maxLength={SLOGAN_MAX}
        defaultValue={brand?.slogan}
      />
      <TextArea
        name="idea"
        label={t("fields.idea")}
        hint={t("fields.ideaHint")}
        maxLength={IDEA_MAX}
        count
        defaultValue={brand?.idea}
      />
      <TaskFields brand={brand} />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href={brand ? `/brands/${brand.id}` : "/brands"} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

async function TaskFields({ brand }: { brand: BrandDetail | undefined }) {
  const t = await getTranslations("brands");
  return (
    <>
      <TextField
        name="leadTask"
        label={t("fields.leadTask")}
        required
        maxLength={LEAD_TASK_MAX}
        defaultValue={brand?.leadTask}
      />
      <TextField
        name="leadTaskTarget"
        label={t("fields.leadTaskTarget")}
        hint={t("fields.leadTaskTargetHint")}
        required
        maxLength={TARGET_MAX}
        defaultValue={brand?.leadTaskTarget}
      />
      <DateField name="leadTaskDueOn" label={t("fields.leadTaskDueOn")} required defaultValue={brand?.leadTaskDueOn} />
      <MonthField
        name="fromMonth"
        label={t("fields.fromMonth")}
        hint={t("fields.fromMonthHint")}
        required
        defaultValue={brand?.fromMonth ?? thisMonth()}
      />
    </>
  );
}

async function BranchField({ branches, branchId }: { branches: Option[]; branchId: string | undefined }) {
  const t = await getTranslations("brands");
  const [only] = branches;
  if (only && branches.length === 1) return <HiddenField name="branchId" value={only.id} />;
  return (
    <SelectField
      name="branchId"
      label={t("fields.branch")}
      hint={t("fields.branchHint")}
      placeholder={t("fields.branchPlaceholder")}
      required
      options={branches.map(({ id, name }) => ({ value: id, label: name }))}
      defaultValue={branchId}
    />
  );
}
