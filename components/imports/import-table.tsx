import { useLocale, useTranslations } from "next-intl";
import { Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatInstant } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import type { ImportListRow } from "@/lib/imports/queries";
import { ImportState } from "./import-state";

/** The files that were brought in, newest first. */
export function ImportTable({ rows }: { rows: ImportListRow[] }) {
  const t = useTranslations("imports");
  const locale = asLocale(useLocale());
  const columns: Column<ImportListRow>[] = [
    {
      key: "file",
      header: t("column.file"),
      cell: (row) => <a href={`/imports/${row.id}`}>{row.fileName}</a>,
      phone: "title",
    },
    { key: "kind", header: t("column.kind"), cell: (row) => <Tag>{t(`kind.${row.kind}`)}</Tag> },
    { key: "status", header: t("column.status"), cell: (row) => <ImportState status={row.status} />, phone: "side" },
    {
      key: "result",
      header: t("column.result"),
      cell: ({ added, changed, unchanged, wrong }) => (
        <span className="num">{t("counts", { added, changed, unchanged, wrong })}</span>
      ),
    },
    { key: "by", header: t("column.by"), cell: (row) => row.createdByName },
    {
      key: "at",
      header: t("column.at"),
      cell: (row) => <span className="num">{formatInstant(row.createdAt, locale)}</span>,
    },
  ];
  const add = (
    <ButtonLink href="/imports/new" variant="primary" icon="upload">
      {t("new")}
    </ButtonLink>
  );
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState kind="nothing" title={t("empty.title")} text={t("empty.text")} action={add} />}
    />
  );
}
