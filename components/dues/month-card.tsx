import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { removePaymentAction } from "@/lib/dues/actions";
import type { MemberDues } from "@/lib/dues/queries/member-dues";
import type { Standing } from "@/lib/dues/queries/standings";
import { formatDay, formatMonth, formatYuan } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { DuesStatePill } from "./dues-state";

/** A member's months, newest first: what was due, what was paid, and the way to put a slip right. */
export async function MonthCard({ memberId, months, sums }: Pick<MemberDues, "memberId" | "months" | "sums">) {
  const t = await getTranslations("dues");
  const locale = await requestLocale();
  const money = (fen: number | null) => <span className="num">{fen === null ? t("none") : formatYuan(fen)}</span>;
  const actions = ({ payment }: Standing) =>
    payment && (
      <span className="flex flex-wrap justify-end gap-2">
        <ButtonLink href={`/dues/${memberId}?payment=${payment.id}#correct`} variant="quiet" size="sm">
          {t("months.correct")}
        </ButtonLink>
        <ActionButton
          id={`remove-${payment.id}`}
          action={removePaymentAction}
          fields={{ id: payment.id, version: payment.version }}
          variant="quiet"
          size="sm"
        >
          {t("months.remove")}
        </ActionButton>
      </span>
    );
  const columns: Column<Standing>[] = [
    { key: "month", header: t("month"), cell: (row) => formatMonth(row.month, locale), phone: "title" },
    { key: "state", header: t("stateLabel"), cell: (row) => <DuesStatePill state={row.state} />, phone: "side" },
    { key: "branch", header: t("branch"), cell: (row) => row.branchName, phone: "hidden" },
    { key: "due", header: t("due"), cell: (row) => money(row.dueFen), align: "end", phoneLabel: true },
    { key: "paid", header: t("paid"), cell: (row) => money(row.paidFen), align: "end", phoneLabel: true },
    {
      key: "paidOn",
      header: t("paidOn"),
      cell: ({ payment }) => <span className="num">{payment ? formatDay(payment.paidOn, locale) : t("none")}</span>,
      phone: "hidden",
    },
    { key: "actions", header: t("months.actions"), cell: actions, align: "end" },
  ];
  const sum = t("months.sum", { due: formatYuan(sums.dueFen), paid: formatYuan(sums.paidFen) });
  return (
    <Card title={t("months.title")} flush={months.length > 0} footer={months.length > 0 ? sum : null}>
      <DataTable
        caption={t("months.caption")}
        columns={columns}
        rows={months}
        rowKey={(row) => row.month}
        empty={<p className="text-muted">{t("months.empty")}</p>}
        bare
      />
    </Card>
  );
}
