import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import type { AuditPage, AuditRow } from "@/lib/audit/queries/entries";
import type { AuditWords } from "@/lib/audit/rules/words";
import { formatInstant } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import { ChangeList } from "./change-list";
import { useAuditWords } from "./words";

type Props = { url: ListUrl; page: AuditPage; sort: string; ascending: boolean };

/** Where a reader of the trail may look at the record itself. */
const PLACES: Record<string, string> = {
  activity: "/activities",
  report: "/reports",
  brand: "/brands",
  branch: "/branches",
};

/** Who did what, when, and what it changed. */
export function AuditTable({ url, page, sort, ascending }: Props) {
  const t = useTranslations("audit");
  const locale = asLocale(useLocale());
  const words = useAuditWords(page.names);
  const columns: Column<AuditRow>[] = [
    {
      key: "action",
      header: t("column.action"),
      cell: (row) => words.action(row.action),
      phone: "title",
      sortable: true,
    },
    { key: "subject", header: t("column.subject"), cell: (row) => <Subject row={row} page={page} words={words} /> },
    { key: "actorName", header: t("column.person"), cell: (row) => row.actorName, phone: "side", sortable: true },
    {
      key: "branch",
      header: t("column.branch"),
      cell: (row) => (row.branchId ? (page.names[row.branchId] ?? "") : ""),
      phone: "meta",
    },
    {
      key: "at",
      header: t("column.at"),
      cell: (row) => <span className="num whitespace-nowrap">{formatInstant(row.at, locale)}</span>,
      sortable: true,
    },
    { key: "changes", header: t("column.changes"), cell: (row) => <Changes row={row} words={words} /> },
  ];
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={page.rows}
      rowKey={(row) => String(row.seq)}
      sort={{ url, key: sort, direction: ascending ? "asc" : "desc" }}
      empty={<EmptyState kind="noMatch" resetHref="/audit" />}
    />
  );
}

function Subject({ row, page, words }: { row: AuditRow; page: AuditPage; words: AuditWords }) {
  const name = page.names[row.subjectId];
  const place = PLACES[row.subject];
  const label = words.subject(row.subject);
  if (!name) return label;
  return (
    <>
      {label} {place ? <a href={`${place}/${row.subjectId}`}>{name}</a> : name}
    </>
  );
}

function Changes({ row, words }: { row: AuditRow; words: AuditWords }) {
  const t = useTranslations("audit");
  return (
    <Disclosure summary={t("changes", { count: row.changes.length })}>
      <ChangeList changes={row.changes} words={words} />
      <p className="text-xs text-muted [overflow-wrap:anywhere]">
        {t("proof", { seq: row.seq, hash: row.hash.slice(0, 16), request: row.requestId })}
      </p>
    </Disclosure>
  );
}
