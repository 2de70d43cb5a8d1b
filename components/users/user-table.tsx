import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import { formatInstant } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import type { UserRow } from "@/lib/users/queries/users";
import { UserStatePill } from "./user-state";

type Props = { url: ListUrl; rows: UserRow[]; sort: string; descending: boolean };

/** Who may sign in, as what, and whether they can at present. */
export function UserTable({ url, rows, sort, descending }: Props) {
  const t = useTranslations("users");
  const locale = asLocale(useLocale());
  const rolesOf = (row: UserRow) =>
    row.roles.map(({ role, branchName }) => (branchName ? `${t(`role.${role}`)}（${branchName}）` : t(`role.${role}`)));
  const columns: Column<UserRow>[] = [
    {
      key: "name",
      header: t("name"),
      cell: (row) => <a href={`/admin/users/${row.id}`}>{row.name}</a>,
      phone: "title",
      sortable: true,
    },
    { key: "username", header: t("username"), cell: (row) => row.username, sortable: true },
    { key: "roles", header: t("roles"), cell: (row) => rolesOf(row).join(t("comma")) },
    { key: "state", header: t("state.label"), cell: (row) => <UserStatePill state={row.state} />, phone: "side" },
    {
      key: "lastSeenAt",
      header: t("lastSeenAt"),
      cell: (row) => (row.lastSeenAt ? formatInstant(row.lastSeenAt, locale) : t("never")),
      phoneLabel: true,
    },
  ];
  return (
    <DataTable
      caption={t("list.caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ url, key: sort, direction: descending ? "desc" : "asc" }}
      empty={<EmptyState kind="noMatch" resetHref="/admin/users" />}
    />
  );
}
