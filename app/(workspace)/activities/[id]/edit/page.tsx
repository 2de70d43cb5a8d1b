import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActivityForm } from "@/components/activities/activity-form";
import { PageHeader } from "@/components/ui/page-header";
import { canRecordActivity } from "@/lib/activities/policy";
import { getActivity } from "@/lib/activities/queries/activity-detail";
import { getActivityForm } from "@/lib/activities/queries/activity-form";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";

export default async function EditActivityPage({ params }: PageProps<"/activities/[id]/edit">) {
  const actor = await requireActor("activity.record");
  const t = await getTranslations("activities");
  const activity = await orNotFound(getActivity(actor, (await params).id));
  if (activity.cancelledAt || !canRecordActivity(actor, activity.branch.id)) notFound();
  const form = await getActivityForm(actor, activity);
  const breadcrumbs = [
    { label: t("title"), href: "/activities" },
    { label: activity.title, href: `/activities/${activity.id}` },
    { label: t("edit") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("form.editTitle")} breadcrumbs={breadcrumbs} lead={activity.branch.name} />
      <ActivityForm form={form} stored={{ id: activity.id, version: activity.version, files: activity.attachments }} />
    </div>
  );
}
