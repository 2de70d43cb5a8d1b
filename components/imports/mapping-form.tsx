import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { columnLetter } from "@/lib/core/files/table";
import { saveMappingAction } from "@/lib/imports/actions";
import type { ImportDetail } from "@/lib/imports/queries";
import { IMPORT_FIELDS } from "@/lib/imports/rules/fields";

/** Which column of the file holds what, chosen by hand where the headers were not recognised. */
export function MappingForm({ batch }: { batch: ImportDetail }) {
  const t = useTranslations("imports");
  const fields = IMPORT_FIELDS[batch.kind];
  const options = batch.headers.map((name, index) => {
    const letter = columnLetter(index);
    return {
      value: String(index),
      label: name ? t("mapping.column", { letter, name }) : t("mapping.unnamed", { letter }),
    };
  });
  const needed = fields.filter(({ required }) => required).map(({ key }) => t(`field.${key}`));
  return (
    <Form id="mapping" action={saveMappingAction} className="max-w-form">
      <p>{t("mapping.lead", { fields: needed.join(t("rows.comma")) })}</p>
      <HiddenField name="id" value={batch.id} />
      <HiddenField name="version" value={batch.version} />
      {fields.map(({ key, required }) => {
        const column = batch.columns[key];
        return (
          <SelectField
            key={key}
            name={`columns.${key}`}
            label={t(`field.${key}`)}
            options={options}
            placeholder={t("mapping.none")}
            required={required ?? false}
            defaultValue={column === undefined ? "" : String(column)}
          />
        );
      })}
      <FormActions>
        <SubmitButton>{t("mapping.submit")}</SubmitButton>
      </FormActions>
    </Form>
  );
}
