import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { today } from "@/lib/core/period";
import { requestLocale } from "@/lib/i18n/request-locale";
import { addPairingAction, correctPairingAction, removePairingAction } from "@/lib/organisation/actions";
import type { BranchDetail } from "@/lib/organisation/queries/branch-detail";
import { spanWords } from "./span-words";

type Pairing = BranchDetail["pairings"][number];

/** The departments a branch stood in and stands in, each with its days, which can be set right. */
export async function PairingList({ pairings }: { pairings: Pairing[] }) {
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  return (
    <Card title={t("pairing.list")}>
      {pairings.length === 0 ? <p>{t("pairing.none")}</p> : null}
      {pairings.map((pairing) => (
        <Disclosure
          key={pairing.id}
          summary={
            <span>
              {pairing.departmentName} <span className="text-muted">{spanWords(t, pairing, locale)}</span>
            </span>
          }
        >
          <PairingDays pairing={pairing} />
        </Disclosure>
      ))}
    </Card>
  );
}

async function PairingDays({ pairing }: { pairing: Pairing }) {
  const t = await getTranslations("organisation");
  const { id, version, fromDay, toDay } = pairing;
  return (
    <>
      <Form id={`pairing-${id}`} action={correctPairingAction} successMessage={t("pairing.saved")}>
        <HiddenField name="id" value={id} />
        <HiddenField name="version" value={version} />
        <DateField name="fromDay" label={t("pairing.fromDay")} required defaultValue={fromDay} />
        <DateField name="toDay" label={t("pairing.toDay")} hint={t("pairing.toDayHint")} defaultValue={toDay} />
        <FormActions>
          <SubmitButton>{t("save")}</SubmitButton>
        </FormActions>
      </Form>
      <p>{t("pairing.removeHint")}</p>
      <ActionButton
        id={`remove-${id}`}
        action={removePairingAction}
        fields={{ id, version }}
        variant="danger"
        size="sm"
      >
        {t("pairing.remove")}
      </ActionButton>
    </>
  );
}

/** Pairs the branch with one more department. */
export async function PairingForm({
  branchId,
  departments,
}: {
  branchId: string;
  departments: { id: string; name: string }[];
}) {
  const t = await getTranslations("organisation");
  return (
    <Card title={t("pairing.add")}>
      <Form id="pairing" action={addPairingAction} successMessage={t("pairing.added")} resetOnSuccess>
        <HiddenField name="branchId" value={branchId} />
        <SelectField
          name="departmentId"
          label={t("department.name")}
          required
          placeholder={t("choose")}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField name="fromDay" label={t("pairing.fromDay")} required defaultValue={today()} />
        <DateField name="toDay" label={t("pairing.toDay")} hint={t("pairing.toDayHint")} />
        <FormActions>
          <SubmitButton>{t("pairing.add")}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  );
}
