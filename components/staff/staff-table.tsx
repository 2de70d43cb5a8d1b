import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { StaffRow } from "@/lib/staff/queries/register";

type Props = { url: ListUrl; rows: StaffRow[]; filtered: boolean; canManage: boolean };

/** The register of everybody who works here. */
export async function StaffTable({ url, rows, filtered, canManage }: Props) {
  const t = await getTranslations("staff");
  const stages = await getTranslations("members");
  const locale = await requestLocale();
  const columns: Column<StaffRow>[] = [
    {
      key: "name",
      header: t("name"),
      cell: (row) => <a href={`/staff/${row.id}`}>{row.name}</a>,
      phone: "title",
      sortable: true,
    },
    {
      key: "stage",
      header: t("memberLabel"),
      cell: (row) => (row.stage ? <Tag>{stages(`stage.${row.stage}`)}</Tag> : null),
      phone: "side",
    },
    {
      key: "employeeNo",
      header: t("employeeNo"),
      cell: (row) => <span className="num">{row.employeeNo}</span>,
      sortable: true,
    },
    { key: "department", header: t("department"), cell: (row) => row.departmentName, sortable: true },
    { key: "title", header: t("jobTitle"), cell: (row) => row.title ?? t("none"), sortable: true },
    { key: "job", header: t("job"), cell: (row) => row.job ?? t("none"), phone: "hidden" },
    {
      key: "education",
      header: t("educationLabel"),
      cell: (row) => (row.education ? t(`education.${row.education}`) : t("none")),
      phone: "hidden",
    },
    {
      key: "backbone",
      header: t("backbone"),
      cell: (row) => (row.backbone ? t("yes") : t("none")),
      phone: "hidden",
    },
    {
      key: "joinedOn",
      header: t("joinedOn"),
      cell: (row) => (row.joinedOn ? <span className="num">{formatDay(row.joinedOn, locale)}</span> : t("none")),
      phone: "hidden",
      sortable: true,
    },
  ];
  const add = (
    <ButtonLink href="/staff/new" variant="primary" icon="plus">
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
          <EmptyState kind="noMatch" resetHref="/staff" />
        ) : (
          <EmptyState kind="nothing" title={t("empty.title")} text={t("empty.text")} action={canManage ? add : null} />
        )
      }
    />
  );
}
