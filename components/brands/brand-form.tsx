import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/forms/choice-fields";
import { MonthField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { createBrandAction, updateBrandAction } from "@/lib/brands/actions";
import type { BrandDetail } from "@/lib/brands/queries";
import { IDEA_MAX, NAME_MAX, SLOGAN_MAX, WORK_MAX } from "@/lib/brands/schema";
import { LOGO_ACCEPT, LOGO_MAX_BYTES, LOGO_MAX_MB } from "@/lib/core/files/accepted";
import { thisMonth } from "@/lib/core/period";
import { type TaskOption, TaskPart } from "./task-part";

type Props = {
  brand?: BrandDetail;
  /** Whose brand is founded. */
  branch?: { id: string; name: string };
  tasks: readonly TaskOption[];
};

/** Founds a branch's brand, or changes one: four short parts. */
export async function BrandForm({ brand, branch, tasks }: Props) {
  const t = await getTranslations("brands");
  return (
    <Form id="brand" action={brand ? updateBrandAction : createBrandAction}>
      {brand ? <HiddenField name="id" value={brand.id} /> : null}
      {brand ? <HiddenField name="version" value={brand.version} /> : null}
      {branch ? <HiddenField name="branchId" value={branch.id} /> : null}
      <CardPart brand={brand} />
      <IdeaPart brand={brand} />
      <TaskPart brand={brand} tasks={tasks} />
      <Fieldset legend={t("part.time")}>
        <MonthField
          name="fromMonth"
          label={t("fields.fromMonth")}
          hint={t(brand ? "fields.fromMonthHint" : "fields.fromMonthFirstHint")}
          required
          defaultValue={brand?.fromMonth ?? thisMonth()}
        />
      </Fieldset>
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href={brand ? `/brands/${brand.id}` : "/brands"} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

async function CardPart({ brand }: { brand: BrandDetail | undefined }) {
  const t = await getTranslations("brands");
  return (
    <Fieldset legend={t("part.card")}>
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
      <FileField
        name="logo"
        label={t("fields.logo")}
        hint={t("fields.logoHint", { max: LOGO_MAX_MB })}
        accept={LOGO_ACCEPT}
        maxBytes={LOGO_MAX_BYTES}
      />
      {brand?.hasLogo ? <CheckboxField name="removeLogo" label={t("fields.removeLogo")} /> : null}
    </Fieldset>
  );
}

async function IdeaPart({ brand }: { brand: BrandDetail | undefined }) {
  const t = await getTranslations("brands");
  return (
    <Fieldset legend={t("part.idea")}>
      <TextArea
        name="idea"
        label={t("fields.idea")}
        hint={t("fields.ideaHint")}
        maxLength={IDEA_MAX}
        count
        defaultValue={brand?.idea}
      />
      <TextArea
        name="work"
        label={t("fields.work")}
        hint={t("fields.workHint")}
        maxLength={WORK_MAX}
        rows={6}
        count
        defaultValue={brand?.work}
      />
    </Fieldset>
  );
}
