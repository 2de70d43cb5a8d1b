import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { FindingRow } from "@/lib/checks/queries";
import { useFindingText } from "./finding-text";

type Props = { rows: FindingRow[]; filtered: boolean; canExcept: boolean };

const exceptable = (row: FindingRow) => row.state !== "soon" && !row.exception;

/** What the rules find in the branches: each with its article, its state and the way out. */
export function FindingTable({ rows, filtered, canExcept }: Props) {
  const t = useTranslations("checks");
  const text = useFindingText();
  const columns: Column<FindingRow>[] = [
    {
      key: "branch",
      header: t("branch"),
      cell: (row) => <a href={`/branches/${row.branchId}`}>{row.branchName}</a>,
      phone: "title",
    },
    {
      key: "finding",
      header: t("finding"),
      cell: (row) => (
        <>
          <strong className="block font-semibold">{t(`check.${row.check}`)}</strong>
          {text.found(row)}
        </>
      ),
    },
    {
      key: "wayOut",
      header: t("wayOutLabel"),
      cell: (row) => (
        <>
          {text.exception(row) ?? t(`wayOut.${row.check}`)}
          <span className="block text-muted">{row.citation}</span>
        </>
      ),
    },
    {
      key: "state",
      header: t("stateLabel"),
      cell: (row) => <StatusPill tone={text.tone(row)}>{text.state(row)}</StatusPill>,
      phone: "side",
    },
  ];
  const except: Column<FindingRow> = {
    key: "except",
    header: t("except"),
    cell: (row) =>
      exceptable(row) ? (
        <ButtonLink href={`/checks/exception?subject=${row.branchId}+${row.check}`} size="sm">
          {t("except")}
        </ButtonLink>
      ) : null,
  };
  return (
    <DataTable
      caption={t("caption")}
      columns={canExcept ? [...columns, except] : columns}
      rows={rows}
      rowKey={(row) => `${row.branchId} ${row.check}`}
      empty={
        filtered ? (
          <EmptyState kind="noMatch" resetHref="/checks" />
        ) : (
          <EmptyState kind="nothing" title={t("empty.title")} text={t("empty.text")} />
        )
      }
    />
  );
}
