import { getTranslations } from "next-intl/server";
import { CheckboxGroup } from "@/components/forms/choice-fields";
import { DateField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { addItemAction, changeItemAction } from "@/lib/plans/actions";
import type { ItemForm as ItemFormData } from "@/lib/plans/queries/item-form";
import { DETAIL_MAX, ITEM_TITLE_MAX, RESPONSIBLE_MAX } from "@/lib/plans/schema/items";
import { MeasureFields } from "./item-measure";
import { measureWords } from "./item-measure-words";
import { ReasonField } from "./plan-reason";

/** A goal, a task or a milestone: what, who, when, and how it is measured. */
export async function ItemForm({ form }: { form: ItemFormData }) {
  const t = await getTranslations("plans");
  const { plan, item, parent, kind } = form;
  const issued = plan.status === "issued";
  const back = item ? `/plans/${plan.id}/items/${item.id}` : `/plans/${plan.id}`;
  return (
    <Form id="item" action={item ? changeItemAction : addItemAction}>
      {item ? <HiddenField name="id" value={item.id} /> : <HiddenField name="planId" value={plan.id} />}
      {item ? <HiddenField name="version" value={item.version} /> : null}
      {!item && parent ? <HiddenField name="parentId" value={parent.id} /> : null}
      <TextField
        name="title"
        label={t(`field.titleOf.${kind}`)}
        hint={t(`hint.titleOf.${kind}`)}
        required
        maxLength={ITEM_TITLE_MAX}
        defaultValue={item?.title}
      />
      <TextArea name="detail" label={t("field.detail")} rows={3} maxLength={DETAIL_MAX} defaultValue={item?.detail} />
      <OwnerFields form={form} />
      <DateFields form={form} />
      <MeasureFields
        words={await measureWords()}
        given={item ?? { measure: "none", figure: null, unit: null, direction: null, baseline: null, target: null }}
      />
      <ReasonField draft={!issued} />
      <FormActions>
        <SubmitButton>{t(issued ? "form.amend" : "form.save")}</SubmitButton>
        <ButtonLink href={back} variant="quiet">
          {t("form.cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

async function OwnerFields({ form: { item, branches, ownerBranchId } }: { form: ItemFormData }) {
  const t = await getTranslations("plans");
  const nameOf = ({ name, dissolved }: (typeof branches)[number]) =>
    dissolved ? t("roadmap.dissolved", { name }) : name;
  return (
    <Fieldset legend={t("form.who")}>
      <SelectField
        name="ownerBranchId"
        label={t("field.owner")}
        hint={t("hint.owner")}
        placeholder={t("form.committee")}
        options={branches.map((branch) => ({ value: branch.id, label: nameOf(branch) }))}
        defaultValue={ownerBranchId}
      />
      <TextField
        name="responsible"
        label={t("field.responsible")}
        hint={t("hint.responsible")}
        maxLength={RESPONSIBLE_MAX}
        autoComplete="off"
        defaultValue={item?.responsible}
      />
      <CheckboxGroup
        name="coOwnerIds"
        legend={t("field.coOwners")}
        hint={t("hint.coOwners")}
        inline
        options={branches.map((branch) => ({ value: branch.id, label: nameOf(branch) }))}
        defaultValue={item?.coOwners.map(({ id }) => id)}
      />
    </Fieldset>
  );
}

async function DateFields({ form: { item, parent, plan, startsOn, dueOn } }: { form: ItemFormData }) {
  const t = await getTranslations("plans");
  const hint = parent
    ? t("hint.withinParent", { title: parent.title })
    : t("hint.withinYear", { year: String(plan.year) });
  return (
    <Fieldset legend={t("form.when")} hint={hint} columns={2}>
      <DateField
        name="startsOn"
        label={t("field.startsOn")}
        required
        min={startsOn}
        max={dueOn}
        defaultValue={item?.startsOn ?? startsOn}
      />
      <DateField
        name="dueOn"
        label={t("field.dueOn")}
        required
        min={startsOn}
        max={dueOn}
        defaultValue={item?.dueOn ?? dueOn}
      />
    </Fieldset>
  );
}
