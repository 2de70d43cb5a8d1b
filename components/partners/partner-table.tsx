import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { PartnerRow } from "@/lib/partners/queries";

type Props = { url: ListUrl; rows: PartnerRow[]; filtered: boolean; canManage: boolean };

/** The list of partners: who is paired with whom, and how much was done together. */
export async function PartnerTable({ url, rows, filtered, canManage }: Props) {
  const t = await getTranslations("partners");
  const locale = await requestLocale();
  const columns: Column<PartnerRow>[] = [
    {
      key: "name",
      header: t("name"),
      cell: (row) => <a href={`/partners/${row.id}`}>{row.name}</a>,
      phone: "title",
      sortable: true,
    },
    {
      key: "kind",
      header: t("kindLabel"),
      cell: (row) => <Tag>{t(`kind.${row.kind}`)}</Tag>,
      phone: "side",
      sortable: true,
    },
    { key: "branches", header: t("branches"), cell: (row) => row.branches.join(t("listComma")) || t("none") },
    {
      key: "lastOn",
      header: t("lastOn"),
      cell: (row) => (row.lastOn ? <span className="num">{formatDay(row.lastOn, locale)}</span> : t("none")),
      phone: "hidden",
      sortable: true,
    },
    {
      key: "activities",
      header: t("activities"),
      cell: (row) => <span className="num">{t("times", { count: row.activities })}</span>,
      align: "end",
      phoneLabel: true,
      sortable: true,
    },
  ];
  const add = (
    <ButtonLink href="/partners/new" variant="primary" icon="plus">
      {t("new")}
    </ButtonLink>
  );
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ url, key: "name", direction: "asc" }}
      empty={
        filtered ? (
          <EmptyState kind="noMatch" resetHref="/partners" />
        ) : (
          <EmptyState kind="nothing" title={t("empty.title")} text={t("empty.text")} action={canManage ? add : null} />
        )
      }
    />
  );
}
