import { getTranslations } from "next-intl/server";
import { MemberTrainingCard } from "@/components/activities/member-training";
import { MemberActs } from "@/components/members/member-acts";
import { MemberLinks } from "@/components/members/member-links";
import { MemberProfile } from "@/components/members/member-profile";
import { MemberTimeline } from "@/components/members/member-timeline";
import { StatusPill, Tag } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { listMemberTraining } from "@/lib/activities/queries/training";
import { can, canForBranch } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { canManageMembers, canMoveMembers } from "@/lib/members/policy";
import { listMemberEvents } from "@/lib/members/queries/events";
import { getMember } from "@/lib/members/queries/member-detail";
import { timelineOf } from "@/lib/members/rules/timeline";
import { listStaffPosts } from "@/lib/staff/queries/posts";

export default async function MemberPage({ params }: PageProps<"/members/[id]">) {
  const actor = await requireActor("member.read");
  const t = await getTranslations("members");
  const member = await orNotFound(getMember(actor, (await params).id));
  const { id, staffId, branchId, name, leaveKind } = member;
  const [events, posts, training] = await Promise.all([
    listMemberEvents(actor, id),
    listStaffPosts(actor, staffId),
    listMemberTraining(actor, id),
  ]);
  const canManage = canManageMembers(actor, branchId);
  return (
    <>
      <PageHeader
        title={name}
        breadcrumbs={[{ label: t("title"), href: "/members" }, { label: name }]}
        meta={
          <>
            <Tag>{t(`stage.${member.stage}`)}</Tag>
            {leaveKind ? <StatusPill tone="neutral">{t(`leave.${leaveKind}`)}</StatusPill> : null}
            {member.flowFrom && !leaveKind ? <StatusPill tone="info">{t("detail.flowing")}</StatusPill> : null}
          </>
        }
        actions={
          <MemberLinks
            member={member}
            canManage={canManage}
            canCollect={canForBranch(actor, "dues.collect", branchId)}
          />
        }
      />
      <div className="grid gap-4 lg:grid-cols-2 lg:items-start">
        <div className="grid gap-4">
          <MemberProfile member={member} staffHref={can(actor, "staff.read") ? `/staff/${staffId}` : null} />
          {canManage ? <MemberActs member={member} canMove={canMoveMembers(actor)} /> : null}
          <MemberTrainingCard rows={training} />
        </div>
        <MemberTimeline memberId={id} entries={timelineOf(member, events, posts)} canManage={canManage} />
      </div>
    </>
  );
}
