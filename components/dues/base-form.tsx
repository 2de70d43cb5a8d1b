import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { MonthField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { removeDuesBaseAction, setDuesBaseAction } from "@/lib/dues/actions";
import type { DuesBaseRow } from "@/lib/dues/queries/member-dues";
import { DUES_STATUSES } from "@/lib/dues/schema";
import { formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

type Props = { memberId: string; month: string; base?: DuesBaseRow | undefined };

/** Sets a base from a month on, or replaces one; the wage is typed anew each time, for it is nowhere to be read. */
export async function BaseForm({ memberId, month, base }: Props) {
  const t = await getTranslations("dues");
  const title = base ? t("base.change", { month: formatMonth(base.fromMonth, await requestLocale()) }) : t("base.set");
  return (
    <Card title={title} id="base">
      <Form id={`base-${base?.id ?? "new"}`} action={setDuesBaseAction}>
        <HiddenField name="memberId" value={memberId} />
        {base ? <HiddenField name="version" value={base.version} /> : null}
        {base ? (
          <HiddenField name="fromMonth" value={base.fromMonth} />
        ) : (
          <MonthField name="fromMonth" label={t("base.from")} hint={t("base.fromHint")} required defaultValue={month} />
        )}
        <SelectField
          name="status"
          label={t("statusLabel")}
          required
          options={DUES_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          defaultValue={base?.status ?? "working"}
        />
        <TextField
          name="wage"
          label={t("base.wageLabel")}
          hint={t("base.wageHint")}
          inputMode="decimal"
          autoComplete="off"
          maxLength={16}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{t("base.save")}</SubmitButton>
          {base ? (
            <ButtonLink href={`/dues/${memberId}`} variant="quiet">
              {t("base.cancel")}
            </ButtonLink>
          ) : null}
        </div>
      </Form>
      {base ? (
        <ActionButton
          id="remove-base"
          action={removeDuesBaseAction}
          fields={{ id: base.id, version: base.version }}
          variant="danger"
          size="sm"
        >
          {t("base.remove")}
        </ActionButton>
      ) : null}
    </Card>
  );
}
