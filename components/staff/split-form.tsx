import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/forms/choice-fields";
import { DateField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { today } from "@/lib/core/period";
import { splitDepartmentAction } from "@/lib/staff/actions";
import type { LeavingDepartment } from "@/lib/staff/queries/reorganisation";
import { MOST_PARTS, WORK_KINDS } from "@/lib/staff/schema";

type Option = { id: string; name: string };
type Props = { leaving: LeavingDepartment; branches: Option[] };

const PLACES = Array.from({ length: MOST_PARTS }, (_, place) => place);
const SHOWN = 2;

/** Splits new departments off one; everybody of it is given to a part. */
export async function SplitForm({ leaving, branches }: Props) {
  const t = await getTranslations("staff.reorganise");
  const part = (place: number) => <PartFields key={place} place={place} kind={leaving.kind} branches={branches} />;
  return (
    <Form id="split" action={splitDepartmentAction}>
      <HiddenField name="fromId" value={leaving.id} />
      <DateField name="onDay" label={t("splitOn")} hint={t("onDayHint")} required max={today()} />
      <CheckboxField name="stays" label={t("stays", { name: leaving.name })} hint={t("staysHint")} />
      {PLACES.slice(0, SHOWN).map(part)}
      <Disclosure summary={t("moreParts")}>{PLACES.slice(SHOWN).map(part)}</Disclosure>
      <Fieldset legend={t("staffTitle", { count: leaving.staff.length })} hint={t("staffHint")} columns={2}>
        {leaving.staff.map(({ id, name, title }) => (
          <SelectField
            key={id}
            name={`staff.${id}`}
            label={title ? `${name} · ${title}` : name}
            placeholder={t("unassigned")}
            options={PLACES.map((place) => ({ value: String(place), label: t("part", { number: place + 1 }) }))}
          />
        ))}
      </Fieldset>
      <FormActions>
        <SubmitButton>{t("split")}</SubmitButton>
        <ButtonLink href="/departments" variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

type PartProps = { place: number; kind: LeavingDepartment["kind"]; branches: Option[] };

async function PartFields({ place, kind, branches }: PartProps) {
  const t = await getTranslations("staff.reorganise");
  const name = (field: string) => `parts.${place}.${field}`;
  return (
    <Fieldset legend={t("part", { number: place + 1 })} columns={2}>
      <TextField name={name("name")} label={t("name")} maxLength={60} />
      <SelectField
        name={name("kind")}
        label={t("departmentKind")}
        required
        options={WORK_KINDS.map((value) => ({ value, label: t(`workKind.${value}`) }))}
        defaultValue={kind}
      />
      <NumberField name={name("headcount")} label={t("headcount")} min={0} />
      <NumberField name={name("beds")} label={t("beds")} min={0} />
      <SelectField
        name={name("branchId")}
        label={t("branch")}
        placeholder={t("sameBranches")}
        options={branches.map(({ id, name: label }) => ({ value: id, label }))}
      />
    </Fieldset>
  );
}
