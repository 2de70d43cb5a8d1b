import { getTranslations } from "next-intl/server";
import { ActivityForm } from "@/components/activities/activity-form";
import { GroupPicker } from "@/components/activities/group-picker";
import { KindPicker } from "@/components/activities/kind-picker";
import { PageHeader } from "@/components/ui/page-header";
import { getNewActivityForm } from "@/lib/activities/queries/activity-form";
import { activityFormParams } from "@/lib/activities/schema";
import { requireActor } from "@/lib/core/auth";
import { listBranchOptions } from "@/lib/organisation/queries/branches";

export default async function NewActivityPage({ searchParams }: PageProps<"/activities/new">) {
  const actor = await requireActor("activity.record");
  const t = await getTranslations("activities");
  const { branch, kind, group, day } = activityFormParams.parse(await searchParams);
  const branches = await listBranchOptions(actor, "activity.record");
  const chosen = branches.find(({ id }) => id === branch) ?? (branches.length === 1 ? branches[0] : undefined);
  const breadcrumbs = [{ label: t("title"), href: "/activities" }, { label: t("new") }];
  if (!chosen || !kind) {
    return (
      <div className="max-w-form">
        <PageHeader
          title={chosen ? t("form.pickKind") : t("new")}
          breadcrumbs={breadcrumbs}
          lead={
            chosen && branches.length > 1 ? (
              <>
                {chosen.name} · <a href="/activities/new">{t("form.otherKind")}</a>
              </>
            ) : (
              chosen?.name
            )
          }
        />
        <KindPicker branches={branches} chosen={chosen} day={day} />
      </div>
    );
  }
  const form = await getNewActivityForm(actor, { branchId: chosen.id, kind, day, groupId: group });
  return (
    <div className="max-w-form">
      <PageHeader
        title={t("form.newTitle", { kind: t(`kind.${kind}`) })}
        breadcrumbs={breadcrumbs}
        lead={
          <>
            {chosen.name} · <a href={`/activities/new?branch=${chosen.id}`}>{t("form.otherKind")}</a>
          </>
        }
      />
      <GroupPicker form={form} />
      <ActivityForm key={`${chosen.id}-${kind}-${form.groupId}`} form={form} />
    </div>
  );
}
