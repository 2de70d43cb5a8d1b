import { getTranslations } from "next-intl/server";
import { DepartmentCare } from "@/components/care/department-care";
import { OpenImprovements } from "@/components/improvements/due-improvements";
import { DepartmentHistory, DepartmentPeople } from "@/components/organisation/department-history";
import { DepartmentProfile } from "@/components/organisation/department-profile";
import { DepartmentRecords } from "@/components/organisation/department-records";
import { Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { CardGrid } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { listCare } from "@/lib/care/queries";
import { careFiltersSchema } from "@/lib/care/schema";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { listOpenImprovements } from "@/lib/improvements/queries";
import { canManageOrganisation } from "@/lib/organisation/policy";
import { getDepartment } from "@/lib/organisation/queries/department-detail";

const LATEST = 3;

export default async function DepartmentPage({ params }: PageProps<"/departments/[id]">) {
  const actor = await requireActor("organisation.read");
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  const department = await orNotFound(getDepartment(actor, (await params).id));
  const { id, name, closedOn } = department;
  const open = can(actor, "improvement.read") ? await listOpenImprovements(actor, { departmentId: id }) : null;
  const care = can(actor, "care.read")
    ? await listCare(actor, careFiltersSchema.parse({ department: id }), LATEST)
    : null;
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
        {care ? <DepartmentCare departmentId={id} {...care} /> : null}
        <DepartmentRecords id={id} figures={can(actor, "satisfaction.read")} staff={can(actor, "staff.read")} />
      </CardGrid>
    </>
  );
}
