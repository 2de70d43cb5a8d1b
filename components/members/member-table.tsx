import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Tag } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { MemberRow } from "@/lib/members/queries/member-list";

type Props = { url: ListUrl; rows: MemberRow[]; filtered: boolean; add: ReactNode };

/** The list of members and of those on their way. */
export async function MemberTable({ url, rows, filtered, add }: Props) {
  const t = await getTranslations("members");
  const locale = await requestLocale();
  const columns: Column<MemberRow>[] = [
    {
      key: "name",
      header: t("name"),
      cell: (row) => (
        <>
          <a href={`/members/${row.id}`}>{row.name}</a>{" "}
          {row.flowing && !row.leaveKind ? <Tag>{t("detail.flowing")}</Tag> : null}
          {row.leaveKind ? <Tag>{t(`leave.${row.leaveKind}`)}</Tag> : null}
        </>
      ),
      phone: "title",
      sortable: true,
    },
    {
      key: "stage",
      header: t("stageLabel"),
      cell: (row) => <Tag>{t(`stage.${row.stage}`)}</Tag>,
      phone: "side",
      sortable: true,
    },
    {
      key: "branch",
      header: t("branch"),
      cell: (row) => <a href={`/branches/${row.branchId}`}>{row.branchName}</a>,
      sortable: true,
    },
    { key: "group", header: t("group"), cell: (row) => row.groupName ?? t("none"), phone: "hidden" },
    { key: "department", header: t("department"), cell: (row) => row.departmentName },
    { key: "title", header: t("jobTitle"), cell: (row) => row.title ?? t("none"), phone: "hidden" },
    {
      key: "fullOn",
      header: t("fullOn"),
      cell: (row) => (row.fullOn ? <span className="num">{formatDay(row.fullOn, locale)}</span> : t("none")),
      phone: "hidden",
      sortable: true,
    },
    {
      key: "vote",
      header: t("vote"),
      cell: (row) => t(row.voting ? "voteYes" : "voteNo"),
      phoneLabel: true,
    },
  ];
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ url, key: "name", direction: "asc" }}
      empty={
        filtered ? (
          <EmptyState kind="noMatch" resetHref="/members" />
        ) : (
          <EmptyState kind="nothing" title={t("empty.title")} text={t("empty.text")} action={add} />
        )
      }
    />
  );
}
