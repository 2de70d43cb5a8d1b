import { getTranslations } from "next-intl/server";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { PurposeField } from "@/components/forms/purpose-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { revealWagesAction } from "@/lib/dues/actions";
import { REVEAL_MAX } from "@/lib/dues/schema";
import { requestLocale } from "@/lib/i18n/request-locale";
import { RevealedWages } from "./revealed-wages";

/** Asks for the purpose before a wage is shown once. */
export async function RevealForm({ memberId }: { memberId: string }) {
  const t = await getTranslations("dues");
  const words = { done: t("reveal.done"), title: t("reveal.shown"), none: t("reveal.none"), row: t.raw("reveal.row") };
  return (
    <Card title={t("reveal.title")}>
      <p className="text-muted">{t("reveal.text")}</p>
      <Form id="reveal" action={revealWagesAction} onlyOnce={false}>
        <RevealedWages words={words} locale={await requestLocale()} />
        <HiddenField name="memberId" value={memberId} />
        <PurposeField label={t("reveal.purpose")} hint={t("reveal.purposeHint")} maxLength={REVEAL_MAX} />
        <SubmitButton variant="secondary">{t("reveal.show")}</SubmitButton>
      </Form>
    </Card>
  );
}
