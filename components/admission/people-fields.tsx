import { getTranslations } from "next-intl/server";
import { SelectField } from "@/components/forms/select-field";
import type { StepContext } from "./step-form";

export type Named = { id: string; name: string };

type Props = { introducers: boolean; context: StepContext };

/** One or two contacts, or two introducers; those named so far stand first, contacts usually introduce. */
export async function PeopleFields({ introducers, context }: Props) {
  const t = await getTranslations("admission.form");
  const options = context.fullMembers.map(({ id, name }) => ({ value: id, label: name }));
  const named = introducers && context.introducers.length > 0 ? context.introducers : context.contacts;
  const [one, two] = introducers ? (["introducer1", "introducer2"] as const) : (["contact1", "contact2"] as const);
  const choose = t("choose");
  return (
    <>
      <SelectField
        name="first"
        label={t(one)}
        required
        placeholder={choose}
        options={options}
        defaultValue={named[0]}
      />
      <SelectField
        name="second"
        label={t(two)}
        required={introducers}
        placeholder={choose}
        options={options}
        defaultValue={named[1]}
      />
    </>
  );
}
