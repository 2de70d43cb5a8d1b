import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import type { ListUrl } from "@/components/ui/list-url";
import type { Arrears } from "@/lib/dues/queries";
import type { Standing } from "@/lib/dues/queries/standings";
import { formatMonth, formatYuan } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { PaymentForm } from "./payment-form";

type Props = { url: ListUrl; rows: Standing[]; arrears: Arrears[]; today: string };

/** A branch's payments of the month, and below, folded away, those of earlier months. */
export async function Collecting({ url, rows, arrears, today }: Props) {
  const t = await getTranslations("dues");
  const locale = await requestLocale();
  const unpaid = rows.filter(({ state }) => state === "unpaid");
  const all = url.get("tick") === "all";
  const amount = ({ dueFen }: Standing) => formatYuan(dueFen ?? 0);
  const sum = arrears.reduce((total, { sumFen }) => total + sumFen, 0);
  const toggle = (
    <ButtonLink href={url.with({ tick: all ? null : "all" })} variant="quiet" size="sm">
      {t(all ? "pay.noneTick" : "pay.allTick")}
    </ButtonLink>
  );
  return (
    <>
      <Card title={t("pay.title")} actions={unpaid.length > 1 ? toggle : null}>
        {unpaid.length === 0 ? (
          <p className="text-muted">{t("pay.nothing")}</p>
        ) : (
          <PaymentForm
            id="dues"
            legend={t("pay.who")}
            rows={unpaid}
            label={(row) => t("pay.option", { name: row.name, amount: amount(row) })}
            today={today}
            ticked={all}
          />
        )}
      </Card>
      {arrears.length === 0 ? null : (
        <Card title={t("back.title")}>
          <p className="text-muted">{t("back.text")}</p>
          <Disclosure summary={t("back.summary", { people: arrears.length, amount: formatYuan(sum) })}>
            <PaymentForm
              id="back-pay"
              legend={t("back.who")}
              rows={arrears.flatMap(({ months }) => months)}
              label={(row) =>
                t("back.option", { name: row.name, month: formatMonth(row.month, locale), amount: amount(row) })
              }
              today={today}
            />
          </Disclosure>
        </Card>
      )}
    </>
  );
}
