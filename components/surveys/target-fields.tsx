import { getTranslations } from "next-intl/server";
import { NumberField } from "@/components/forms/text-fields";
import { Disclosure } from "@/components/ui/disclosure";

type Props = {
  summary: string;
  hint: string;
  departments: { id: string; name: string; target: number | null }[];
  open: boolean;
};

/** How many answers are wanted of single departments. */
export async function TargetFields({ summary, hint, departments, open }: Props) {
  const t = await getTranslations("surveys.round");
  return (
    <Disclosure summary={summary} open={open}>
      <p className="field-hint mb-2">{hint}</p>
      <div className="grid gap-3 md:grid-cols-2">
        {departments.map(({ id, name, target }) => (
          <NumberField
            key={id}
            name={`targets.${id}`}
            label={name}
            min={1}
            max={100_000}
            unit={t("sheets")}
            defaultValue={target}
          />
        ))}
      </div>
    </Disclosure>
  );
}
