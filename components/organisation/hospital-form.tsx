import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/choice-fields";
import { DateField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextField } from "@/components/forms/text-fields";
import { today } from "@/lib/core/period";
import { updateHospitalAction } from "@/lib/organisation/actions";
import type { HospitalProfile } from "@/lib/organisation/queries/hospital";
import { OWNERSHIPS } from "@/lib/organisation/schema";

const TARGETS = ["outpatientTarget", "inpatientTarget", "staffTarget"] as const;

export function HospitalForm({ hospital }: { hospital: HospitalProfile }) {
  const t = useTranslations("organisation.hospital");
  return (
    <Form id="hospital" action={updateHospitalAction} successMessage={t("saved")}>
      <HiddenField name="version" value={hospital.version} />
      <Fieldset legend={t("profile")} columns={2}>
        <TextField name="name" label={t("name")} required maxLength={80} defaultValue={hospital.name} />
        <SelectField
          name="ownership"
          label={t("ownershipField")}
          hint={t("ownershipHint")}
          required
          options={OWNERSHIPS.map((value) => ({ value, label: t(`ownership.${value}`) }))}
          defaultValue={hospital.ownership}
        />
        <TextField name="grade" label={t("grade")} maxLength={40} defaultValue={hospital.grade} />
        <DateField name="openedOn" label={t("openedOn")} max={today()} defaultValue={hospital.openedOn} />
        <NumberField name="beds" label={t("beds")} min={0} max={100_000} defaultValue={hospital.beds} />
        <NumberField
          name="largeDevices"
          label={t("largeDevices")}
          min={0}
          max={100_000}
          defaultValue={hospital.largeDevices}
        />
        <NumberField
          name="staffCount"
          label={t("staffCount")}
          hint={t("staffCountHint")}
          min={0}
          max={1_000_000}
          defaultValue={hospital.staffCount}
        />
      </Fieldset>
      <Fieldset legend={t("targets")} hint={t("targetsHint")} columns={2}>
        {TARGETS.map((name) => (
          <NumberField
            key={name}
            name={name}
            label={t(name)}
            min={0}
            max={100}
            step={0.01}
            unit="%"
            defaultValue={hospital[name]}
          />
        ))}
      </Fieldset>
      <Fieldset legend={t("reports")}>
        <NumberField
          name="reportDueWorkday"
          label={t("reportDueWorkday")}
          hint={t("reportDueWorkdayHint")}
          required
          min={1}
          max={15}
          defaultValue={hospital.reportDueWorkday}
        />
      </Fieldset>
      <Fieldset legend={t("documents")} hint={t("documentsHint")} columns={2}>
        <TextField
          name="letterhead"
          label={t("letterhead")}
          hint={t("letterheadHint")}
          maxLength={60}
          defaultValue={hospital.letterhead}
        />
        <TextField
          name="documentPrefix"
          label={t("documentPrefix")}
          hint={t("documentPrefixHint")}
          maxLength={20}
          defaultValue={hospital.documentPrefix}
        />
      </Fieldset>
      <Fieldset legend={t("supervision")}>
        <CheckboxField
          name="weeklyNudges"
          label={t("weeklyNudges")}
          hint={t("weeklyNudgesHint")}
          defaultChecked={hospital.weeklyNudges}
        />
      </Fieldset>
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
      </FormActions>
    </Form>
  );
}
