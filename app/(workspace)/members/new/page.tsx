import { getTranslations } from "next-intl/server";
import { MemberForm } from "@/components/members/member-form";
import { StaffChoice } from "@/components/members/staff-choice";
import { FilterBar } from "@/components/ui/filter-bar";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { listGroupOptions } from "@/lib/members/queries";
import { listMembersOfStaff } from "@/lib/members/queries/member-detail";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { getStaff, listStaffOptions } from "@/lib/staff/queries/staff";

const SHOWN = 30;

/** First the person out of the staff register, then the form: nobody is typed in twice. */
export default async function NewMemberPage({ searchParams }: PageProps<"/members/new">) {
  const actor = await requireActor("member.manage");
  const t = await getTranslations("members");
  const url = listUrl("/members/new", await searchParams);
  const [q, staffId] = [url.get("q"), url.get("staff")];
  const staff = staffId ? await orNotFound(getStaff(actor, staffId)) : null;
  const branches = await listBranchOptions(actor, "member.manage");
  const only = branches.length === 1 ? branches[0] : undefined;
  const found = staff || !q ? [] : await listStaffOptions(actor, { q });
  const shown = found.slice(0, SHOWN);
  const [onBooks, groups] = await Promise.all([
    listMembersOfStaff(
      actor,
      shown.map(({ id }) => id),
    ),
    only ? listGroupOptions(actor, only.id) : [],
  ]);
  const lead = staff
    ? t("form.who", { name: staff.name, no: staff.employeeNo, department: staff.departmentName })
    : t("form.find");
  return (
    <div className="max-w-form">
      <PageHeader
        title={t("new")}
        breadcrumbs={[{ label: t("title"), href: "/members" }, { label: t("new") }]}
        lead={lead}
      />
      {staff ? (
        <MemberForm staffId={staff.id} branches={branches} groups={groups} today={today()} />
      ) : (
        <>
          <FilterBar url={url} search={{ name: "q", placeholder: t("form.findHint") }} />
          {q ? <StaffChoice people={shown} onBooks={onBooks} more={found.length - shown.length} /> : null}
        </>
      )}
    </div>
  );
}
