import { getTranslations } from "next-intl/server";
import { CheckboxGroup } from "@/components/forms/choice-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { NumberField } from "@/components/forms/text-fields";
import type { ActivityFormData, FormOption } from "@/lib/activities/queries/activity-form";
import { CULTURE_LAYERS, CULTURE_THEMES, SERVED_MAX } from "@/lib/activities/schema";

const asOption = ({ id, name }: FormOption) => ({ value: id, label: name });

/** What an activity is for: culture, departments, partner and people served. All of it optional. */
export async function CultureFields({ form }: { form: ActivityFormData }) {
  const t = await getTranslations("activities");
  const themes = CULTURE_THEMES.map((value) => ({ value, label: t(`cultureTheme.${value}`) }));
  const layers = CULTURE_LAYERS.map((value) => ({ value, label: t(`cultureLayer.${value}`) }));
  const isFirst = (one: FormOption) => one.near || form.departmentIds.includes(one.id);
  const departments = [...form.departments.filter(isFirst), ...form.departments.filter((one) => !isFirst(one))];
  return (
    <Fieldset legend={t("form.culture")} columns={2}>
      <SelectField
        name="cultureTheme"
        label={t("theme")}
        placeholder={t("form.noTheme")}
        options={themes}
        defaultValue={form.cultureTheme}
      />
      <SelectField
        name="cultureLayer"
        label={t("layer")}
        placeholder={t("form.noTheme")}
        options={layers}
        defaultValue={form.cultureLayer}
      />
      <SelectField
        name="partnerId"
        label={t("partner")}
        placeholder={t("form.noPartner")}
        options={partnerGroups(form.partners, t("form.paired"), t("form.otherPartners"))}
        defaultValue={form.partnerId}
      />
      <NumberField
        name="served"
        label={t("served")}
        unit={t("servedUnit")}
        min={0}
        max={SERVED_MAX}
        step={1}
        defaultValue={form.served}
      />
      <CheckboxGroup
        name="departmentIds"
        legend={t("departments")}
        options={departments.map(asOption)}
        defaultValue={form.departmentIds}
        inline
        className="span-2"
      />
    </Fieldset>
  );
}

/** The branch's own partners first. */
function partnerGroups(partners: FormOption[], paired: string, others: string) {
  const groups = [
    { label: paired, options: partners.filter((one) => one.near).map(asOption) },
    { label: others, options: partners.filter((one) => !one.near).map(asOption) },
  ];
  return groups.filter((group) => group.options.length > 0);
}
