import { getTranslations } from "next-intl/server";
import { CheckAll } from "@/components/forms/check-all";
import { CheckboxGroup } from "@/components/forms/choice-fields";

export type DepartmentOption = { id: string; name: string; kind: string };

type Props = {
  label: string;
  hint: string;
  departments: DepartmentOption[];
  chosen: string[];
  required?: boolean;
};

/** Departments to tick, singly or a whole kind at once. */
export async function DepartmentField({ label, hint, departments, chosen, required }: Props) {
  const t = await getTranslations("surveys.round");
  const kindOf = await getTranslations("organisation");
  const kinds = [...new Set(departments.map(({ kind }) => kind))];
  const idsOf = (kind: string) => departments.filter((one) => one.kind === kind).map(({ id }) => id);
  const all = { label: t("all"), values: departments.map(({ id }) => id) };
  const none = { label: t("none"), values: [] };
  const groups =
    kinds.length > 1 ? kinds.map((kind) => ({ label: kindOf(`departmentKind.${kind}`), values: idsOf(kind) })) : [];
  return (
    <div>
      <CheckboxGroup
        name="departmentIds"
        legend={label}
        hint={hint}
        required={required}
        inline
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={chosen}
      />
      <CheckAll name="departmentIds[]" label={t("tick")} sets={[all, ...groups, none]} />
    </div>
  );
}
