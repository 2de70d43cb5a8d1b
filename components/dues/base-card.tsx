import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { DuesBaseRow } from "@/lib/dues/queries/member-dues";
import { formatMonth, formatYuan } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

type Props = { memberId: string; bases: DuesBaseRow[] };

/** What dues are computed from, over time; a wage is named, never shown. */
export async function BaseCard({ memberId, bases }: Props) {
  const t = await getTranslations("dues");
  const locale = await requestLocale();
  const columns: Column<DuesBaseRow>[] = [
    { key: "from", header: t("base.from"), cell: (row) => formatMonth(row.fromMonth, locale), phone: "title" },
    { key: "status", header: t("statusLabel"), cell: (row) => t(`status.${row.status}`), phone: "side" },
    { key: "wage", header: t("base.wage"), cell: (row) => (row.hasWage ? t("base.hidden") : t("none")) },
    {
      key: "due",
      header: t("base.monthly"),
      cell: (row) => <span className="num">{row.dueFen === null ? t("none") : formatYuan(row.dueFen)}</span>,
      align: "end",
      phoneLabel: true,
    },
    {
      key: "actions",
      header: t("months.actions"),
      cell: (row) => (
        <ButtonLink href={`/dues/${memberId}?base=${row.id}#base`} variant="quiet" size="sm">
          {t("base.edit")}
        </ButtonLink>
      ),
      align: "end",
    },
  ];
  return (
    <Card title={t("base.title")} flush={bases.length > 0}>
      <DataTable
        caption={t("base.caption")}
        columns={columns}
        rows={bases}
        rowKey={(row) => row.id}
        empty={<p className="text-muted">{t("base.empty")}</p>}
        bare
      />
    </Card>
  );
}
