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
            <BackPay arrears={arrears} today={today} />
          </Disclosure>
        </Card>
      )}
    </>
  );
}

/** As many ticks as a person still finds their way in; beyond that the way leads to each member's own page. */
const MOST_TICKS = 200;

async function BackPay({ arrears, today }: Pick<Props, "arrears" | "today">) {
  const t = await getTranslations("dues");
  const locale = await requestLocale();
  const rows = arrears.flatMap(({ months }) => months);
  if (rows.length > MOST_TICKS) {
    return (
      <ul className="mt-2 grid gap-1 md:grid-cols-2">
        {arrears.map(({ memberId, name, months, sumFen }) => (
          <li key={memberId}>
            {months.every((month) => month.branchId === month.presentBranchId) ? (
              <a href={`/dues/${memberId}`}>{name}</a>
            ) : (
              name
            )}{" "}
            <span className="num text-muted">
              {t("back.ofMember", { count: months.length, amount: formatYuan(sumFen) })}
            </span>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <PaymentForm
      id="back-pay"
      legend={t("back.who")}
      rows={rows}
      label={({ name, month, dueFen }) =>
        t("back.option", { name, month: formatMonth(month, locale), amount: formatYuan(dueFen ?? 0) })
      }
      today={today}
    />
  );
}
