import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { UserTable } from "@/components/users/user-table";
import { requireActor } from "@/lib/core/auth";
import { ROLES } from "@/lib/core/permissions";
import { listUsers } from "@/lib/users/queries/users";
import { USER_STATES, userFiltersSchema } from "@/lib/users/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("users.list");
  return { title: t("title") };
}

export default async function UsersPage({ searchParams }: PageProps<"/admin/users">) {
  const actor = await requireActor("user.manage");
  const t = await getTranslations("users");
  const url = listUrl("/admin/users", await searchParams);
  const filters = userFiltersSchema.parse(Object.fromEntries(url.entries));
  const { rows, total } = await listUsers(actor, { ...filters, page: url.page });
  const roles = ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }));
  const states = USER_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }));
  return (
    <>
      <PageHeader
        title={t("list.title")}
        lead={t("list.lead")}
        actions={
          <ButtonLink href="/admin/users/new" variant="primary" icon="plus">
            {t("create.title")}
          </ButtonLink>
        }
      />
      <FilterBar
        url={url}
        search={{ name: "q", placeholder: t("list.search") }}
        filters={[
          { name: "role", label: t("roles"), options: roles },
          { name: "state", label: t("state.label"), options: states },
        ]}
        actions={<ExportButton list="users" url={url} count={total} />}
      />
      <UserTable url={url} rows={rows} sort={filters.sort ?? "username"} descending={filters.descending} />
      <Pagination url={url} page={url.page} total={total} />
    </>
  );
}
