import { getTranslations } from "next-intl/server";
import { OpenImprovements } from "@/components/improvements/due-improvements";
import { DepartmentHistory, DepartmentPeople } from "@/components/organisation/department-history";
import { DepartmentProfile } from "@/components/organisation/department-profile";
import { Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardGrid } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { listOpenImprovements } from "@/lib/improvements/queries";
import { canManageOrganisation } from "@/lib/organisation/policy";
import { getDepartment } from "@/lib/organisation/queries/department-detail";

export default async function DepartmentPage({ params }: PageProps<"/departments/[id]">) {
  const actor = await requireActor("organisation.read");
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  const department = await orNotFound(getDepartment(actor, (await params).id));
  const { id, name, closedOn } = department;
  const open = can(actor, "improvement.read") ? await listOpenImprovements(actor, { departmentId: id }) : null;
  const edit = <ButtonLink href={`/departments/${id}/edit`}>{t("edit")}</ButtonLink>;
  return (
    <>
      <PageHeader
        title={name}
        breadcrumbs={[{ label: t("department.title"), href: "/departments" }, { label: name }]}
        meta={closedOn ? <Tag>{t("department.closedTag")}</Tag> : null}
        actions={canManageOrganisation(actor) ? edit : null}
      />
      {closedOn ? (
        <Notice tone="info">{t("department.closedNotice", { day: formatDay(closedOn, locale) })}</Notice>
      ) : null}
      <CardGrid>
        <DepartmentProfile department={department} />
        <DepartmentPeople department={department} people={actor.hospitalWide.has("staff.read")} />
        <DepartmentHistory department={department} />
        {open?.length ? <OpenImprovements rows={open} all={`/improvements?department=${id}`} /> : null}
        <Card title={t("department.figures")}>
          <p>{t("department.figuresText")}</p>
          <ul className="mt-2 grid gap-2">
            {can(actor, "satisfaction.read") ? (
              <li>
                <a href={`/satisfaction/figures?department=${id}`}>{t("department.figures")}</a>
              </li>
            ) : null}
            {can(actor, "staff.read") ? (
              <li>
                <a href={`/staff?department=${id}`}>{t("department.listStaff")}</a>
              </li>
            ) : null}
          </ul>
        </Card>
      </CardGrid>
    </>
  );
}
