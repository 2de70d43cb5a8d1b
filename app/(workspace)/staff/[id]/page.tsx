import { getTranslations } from "next-intl/server";
import { MoveCard } from "@/components/staff/move-card";
import { PersonalCard } from "@/components/staff/personal-card";
import { PostList } from "@/components/staff/post-list";
import { StaffProfile, StaffState } from "@/components/staff/staff-profile";
import { ButtonLink } from "@/components/ui/button";
import { CardGrid } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { canForBranch } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { canManageStaff, canReveal } from "@/lib/staff/policy";
import { findPersonal } from "@/lib/staff/queries/personal";
import { listStaffMoves, listStaffPosts } from "@/lib/staff/queries/posts";
import { getStaff } from "@/lib/staff/queries/staff";
import { staffState } from "@/lib/staff/rules";

export default async function StaffMemberPage({ params }: PageProps<"/staff/[id]">) {
  const actor = await requireActor("staff.read");
  const t = await getTranslations("staff");
  const staff = await orNotFound(getStaff(actor, (await params).id));
  const canManage = canManageStaff(actor);
  const [posts, moves, personal, departments] = await Promise.all([
    listStaffPosts(actor, staff.id),
    listStaffMoves(actor, staff.id),
    findPersonal(actor, staff.id),
    canManage ? listDepartmentOptions(actor) : null,
  ]);
  const { member } = staff;
  const memberHref = member && canForBranch(actor, "member.read", member.branchId) ? `/members/${member.id}` : null;
  return (
    <>
      <PageHeader
        title={staff.name}
        breadcrumbs={[{ label: t("title"), href: "/staff" }, { label: staff.name }]}
        meta={<StaffState staff={staff} state={staffState(staff, today())} />}
        actions={
          canManage ? (
            <ButtonLink href={`/staff/${staff.id}/edit`} icon="edit">
              {t("edit")}
            </ButtonLink>
          ) : null
        }
      />
      <CardGrid columns={2}>
        <StaffProfile staff={staff} memberHref={memberHref} />
        <PersonalCard staffId={staff.id} personal={personal} mayReveal={canReveal(actor, member?.branchId ?? null)} />
        <PostList staffId={staff.id} posts={posts} today={today()} canManage={canManage} />
        <MoveCard staff={staff} moves={moves} departments={departments} today={today()} />
      </CardGrid>
    </>
  );
}
