import { getTranslations } from "next-intl/server";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextArea } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import type { Day } from "@/lib/core/period";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { overrideRuleAction } from "@/lib/organisation/actions";
import { citationOf, isOwed, type Rule } from "@/lib/organisation/rules";

/** Sets the hospital's own number for a rule, with the reason that stands beside it from then on. */
export async function RuleForm({ rule, from }: { rule: Rule; from: Day }) {
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  const day = formatDay(from, locale);
  return (
    <Form id="rule" action={overrideRuleAction} successMessage={t("rule.saved", { day })}>
      <p>
        {t("rule.published", {
          citation: citationOf(rule),
          value: t(`rule.unit.${rule.unit}`, { value: rule.original ?? rule.value }),
        })}
      </p>
      {isOwed(rule.key) ? <p>{t("rule.fromNextMonth", { day })}</p> : null}
      <HiddenField name="key" value={rule.key} />
      <HiddenField name="version" value={rule.version} />
      <NumberField
        name="value"
        label={t("rule.ownValue")}
        hint={t("rule.ownValueHint")}
        min={0}
        step="any"
        defaultValue={rule.original === null ? undefined : rule.value}
      />
      <TextArea
        name="reason"
        label={t("rule.reason")}
        rows={3}
        maxLength={500}
        defaultValue={rule.reason ?? undefined}
      />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href="/rules" variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
