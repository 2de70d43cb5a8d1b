import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { Card } from "@/components/ui/card";
import { endExceptionAction } from "@/lib/checks/actions";
import type { ExceptionRow } from "@/lib/checks/queries";
import { formatDay } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";

type Props = { rows: ExceptionRow[]; canExcept: boolean };

/** Exceptions in force, with their reason and end. */
export function ExceptionList({ rows, canExcept }: Props) {
  const t = useTranslations("checks");
  const locale = asLocale(useLocale());
  return (
    <Card title={t("exceptions.title")} id="exceptions" className="mt-4">
      {rows.length === 0 ? <p className="text-muted">{t("exceptions.none")}</p> : null}
      <ul className="grid gap-4">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-3">
            <div>
              <p className="font-semibold">
                {t("exceptions.rule", { branch: row.branchName, rule: t(`check.${row.check}`) })}
              </p>
              <p>{row.reason}</p>
              <p className="text-muted">
                {t("exceptions.until", {
                  name: row.approvedBy,
                  from: formatDay(row.approvedOn, locale),
                  until: formatDay(row.untilDay, locale),
                })}
              </p>
            </div>
            {canExcept ? (
              <ActionButton
                id={`end-${row.id}`}
                action={endExceptionAction}
                fields={{ id: row.id, version: row.version }}
                size="sm"
              >
                {t("exceptions.end")}
              </ActionButton>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
