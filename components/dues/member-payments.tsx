import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { Standing } from "@/lib/dues/queries/standings";
import { formatMonth, formatYuan } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { PaymentForm } from "./payment-form";

type Props = { months: Standing[]; today: string };

/** One member's unpaid months, oldest first, to be ticked; those ahead are there to be paid early. */
export async function MemberPayments({ months, today }: Props) {
  const t = await getTranslations("dues");
  const locale = await requestLocale();
  const unpaid = months.filter(({ state }) => state === "unpaid").reverse();
  return (
    <Card title={t("pay.title")}>
      {unpaid.length === 0 ? (
        <p className="text-muted">{t("pay.nothing")}</p>
      ) : (
        <PaymentForm
          id="dues"
          legend={t("pay.months")}
          rows={unpaid}
          label={({ month, dueFen }) =>
            t("pay.monthOption", { month: formatMonth(month, locale), amount: formatYuan(dueFen ?? 0) })
          }
          today={today}
        />
      )}
    </Card>
  );
}
