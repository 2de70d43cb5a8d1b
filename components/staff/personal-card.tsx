import { getTranslations } from "next-intl/server";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { PurposeField } from "@/components/forms/purpose-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { revealPersonalAction } from "@/lib/staff/actions";
import { PERSONAL_FIELDS, type Personal } from "@/lib/staff/rules/personal";
import { PURPOSE_MAX } from "@/lib/staff/schema";
import { RevealedPersonal } from "./revealed-personal";

type Props = { staffId: string; personal: Personal; mayReveal: boolean };

/** Personal data, masked; in full only for a stated purpose, which the audit trail keeps. */
export async function PersonalCard({ staffId, personal, mayReveal }: Props) {
  const t = await getTranslations("staff.personal");
  const general = await getTranslations("staff");
  if (PERSONAL_FIELDS.every((field) => personal[field] === null)) {
    return (
      <Card title={t("title")}>
        <p className="text-muted">{t("empty")}</p>
      </Card>
    );
  }
  const items = PERSONAL_FIELDS.map((field) => ({
    term: t(field),
    value: <span className="num">{personal[field] ?? general("none")}</span>,
  }));
  return (
    <Card title={t("title")}>
      <DefinitionList columns={3} items={items} />
      {mayReveal ? <Reveal staffId={staffId} /> : <p className="text-muted">{t("mayNot")}</p>}
    </Card>
  );
}

async function Reveal({ staffId }: { staffId: string }) {
  const t = await getTranslations("staff.personal");
  const none = (await getTranslations("staff"))("none");
  const words = { idNumber: t("idNumber"), phone: t("phone"), birthDate: t("birthDate"), none };
  return (
    <Form id="reveal" action={revealPersonalAction} onlyOnce={false} resetOnSuccess className="mt-4">
      <RevealedPersonal words={{ ...words, word: t("shown"), text: t("shownText") }} />
      <HiddenField name="staffId" value={staffId} />
      <PurposeField label={t("purpose")} hint={t("purposeHint")} maxLength={PURPOSE_MAX} />
      <SubmitButton variant="secondary">{t("show")}</SubmitButton>
    </Form>
  );
}
