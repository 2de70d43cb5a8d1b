import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import type { CareRow } from "@/lib/care/queries";
import type { CareFilters } from "@/lib/care/schema";
import { formatDay, formatNumber, formatYuan } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

type Props = { url: ListUrl; rows: CareRow[]; filters: CareFilters; filtered: boolean; canRecord: boolean };

/** What the hospital did for its staff, one line an action. */
export async function CareTable({ url, rows, filters, filtered, canRecord }: Props) {
  const t = await getTranslations("care");
  const locale = await requestLocale();
  const columns: Column<CareRow>[] = [
    { key: "title", header: t("field.title"), cell: (row) => <a href={`/care/${row.id}`}>{row.title}</a> },
    {
      key: "day",
      header: t("field.day"),
      cell: (row) => <span className="num">{formatDay(row.onDay, locale)}</span>,
      sortable: true,
    },
    {
      key: "kind",
      header: t("field.kind"),
      cell: (row) => <Tag>{t(`kind.${row.kind}`)}</Tag>,
      phone: "side",
      sortable: true,
    },
    {
      key: "department",
      header: t("field.department"),
      cell: (row) => row.departmentName ?? t("wholeHospital"),
      sortable: true,
    },
    {
      key: "people",
      header: t("field.people"),
      cell: (row) => <span className="num">{formatNumber(row.people)}</span>,
      align: "end",
      phoneLabel: true,
      sortable: true,
    },
    {
      key: "amount",
      header: t("field.amount"),
      cell: (row) => <span className="num">{row.amountFen === null ? t("none") : formatYuan(row.amountFen)}</span>,
      align: "end",
      phoneLabel: true,
      sortable: true,
    },
  ];
  const add = (
    <ButtonLink href="/care/new" variant="primary" icon="plus">
      {t("list.record")}
    </ButtonLink>
  );
  const nothing = (
    <EmptyState
      kind="nothing"
      title={t("list.empty.title")}
      text={t("list.empty.text")}
      example={<p>{t("list.empty.example")}</p>}
      action={canRecord ? add : null}
    />
  );
  return (
    <DataTable
      caption={t("list.caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ url, key: filters.sort, direction: filters.dir }}
      empty={filtered ? <EmptyState kind="noMatch" resetHref={url.path} /> : nothing}
    />
  );
}
