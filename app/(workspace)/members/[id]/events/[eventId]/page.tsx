import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EventForm } from "@/components/members/event-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { canManageMembers } from "@/lib/members/policy";
import { listMemberEvents } from "@/lib/members/queries/events";
import { getMember } from "@/lib/members/queries/member-detail";
import { timelineOf } from "@/lib/members/rules/timeline";

export default async function CorrectEventPage({ params }: PageProps<"/members/[id]/events/[eventId]">) {
  const actor = await requireActor("member.manage");
  const t = await getTranslations("members");
  const { id, eventId } = await params;
  const member = await orNotFound(getMember(actor, id));
  const entries = timelineOf(member, await listMemberEvents(actor, id), []);
  const entry = entries.find((one) => one.eventId === eventId);
  if (!entry || !canManageMembers(actor, member.branchId)) notFound();
  const { name } = member;
  const breadcrumbs = [
    { label: t("title"), href: "/members" },
    { label: name, href: `/members/${id}` },
    { label: t("detail.correct") },
  ];
  const what = t(`event.${entry.kind}`, {
    branch: entry.branchName ?? "",
    hasBranch: entry.branchName ? "yes" : "no",
    name: entry.name ?? "",
  });
  return (
    <div className="max-w-form">
      <PageHeader title={t("correct.title", { name })} breadcrumbs={breadcrumbs} lead={what} />
      <EventForm member={member} entry={entry} today={today()} />
    </div>
  );
}
