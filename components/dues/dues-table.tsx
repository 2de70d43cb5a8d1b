import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import type { BranchDues } from "@/lib/dues/queries";
import type { Standing } from "@/lib/dues/queries/standings";
import { formatDay, formatYuan } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { DuesStatePill } from "./dues-state";

type Props = { rows: Standing[]; filtered: boolean; showBranch: boolean; opens: (row: Standing) => boolean };

/** A month's list: who owes how much, and what was paid. Wages are on no list. */
export async function DuesTable({ rows, filtered, showBranch, opens }: Props) {
  const t = await getTranslations("dues");
  const locale = await requestLocale();
  const money = (fen: number | null) => <span className="num">{fen === null ? t("none") : formatYuan(fen)}</span>;
  const branch: Column<Standing> = { key: "branch", header: t("branch"), cell: (row) => row.branchName };
  const columns: Column<Standing>[] = [
    {
      key: "person",
      header: t("person"),
      cell: (row) => (opens(row) ? <a href={`/dues/${row.memberId}`}>{row.name}</a> : row.name),
      phone: "title",
    },
    { key: "state", header: t("stateLabel"), cell: (row) => <DuesStatePill state={row.state} />, phone: "side" },
    ...(showBranch ? [branch] : []),
    { key: "status", header: t("statusLabel"), cell: (row) => (row.status ? t(`status.${row.status}`) : t("none")) },
    { key: "due", header: t("due"), cell: (row) => money(row.dueFen), align: "end", phoneLabel: true },
    { key: "paid", header: t("paid"), cell: (row) => money(row.paidFen), align: "end", phoneLabel: true },
    {
      key: "paidOn",
      header: t("paidOn"),
      cell: (row) => <span className="num">{row.payment ? formatDay(row.payment.paidOn, locale) : t("none")}</span>,
      phone: "hidden",
    },
  ];
  return (
    <DataTable
      caption={t("list.caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.memberId}
      empty={
        filtered ? (
          <EmptyState kind="noMatch" resetHref="/dues" />
        ) : (
          <EmptyState kind="nothing" title={t("list.empty")} text={t("list.emptyText")} />
        )
      }
    />
  );
}

/** All branches of a month: a line each, which opens the branch's list. */
export async function BranchDuesTable({ url, rows }: { url: ListUrl; rows: BranchDues[] }) {
  const t = await getTranslations("dues");
  const people = (count: number) => <span className="num">{t("people", { count })}</span>;
  const columns: Column<BranchDues>[] = [
    {
      key: "branch",
      header: t("branch"),
      cell: (row) => <a href={url.with({ branch: row.branchId })}>{row.branchName}</a>,
      phone: "title",
    },
    { key: "members", header: t("members"), cell: (row) => people(row.members), align: "end", phone: "side" },
    {
      key: "due",
      header: t("due"),
      cell: (row) => <span className="num">{formatYuan(row.dueFen)}</span>,
      align: "end",
      phoneLabel: true,
    },
    {
      key: "paid",
      header: t("paid"),
      cell: (row) => <span className="num">{formatYuan(row.paidFen)}</span>,
      align: "end",
      phoneLabel: true,
    },
    {
      key: "unpaid",
      header: t("unpaidCount"),
      cell: (row) => people(row.states.unpaid + row.states.partial),
      align: "end",
      phoneLabel: true,
    },
    {
      key: "noBase",
      header: t("state.noBase"),
      cell: (row) => people(row.states.noBase),
      align: "end",
      phone: "hidden",
    },
  ];
  return (
    <DataTable
      caption={t("list.branches")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.branchId}
      empty={<EmptyState kind="nothing" title={t("list.empty")} text={t("list.emptyText")} />}
    />
  );
}
