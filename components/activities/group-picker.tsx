import { getTranslations } from "next-intl/server";
import { Tabs } from "@/components/ui/tabs";
import type { ActivityFormData } from "@/lib/activities/queries/activity-form";

/** Which group (党小组) meets: links, because the expected members change with it. */
export async function GroupPicker({ form }: { form: ActivityFormData }) {
  const t = await getTranslations("activities");
  if (form.groups.length < 2) return null;
  const items = form.groups.map(({ id, name }) => ({
    href: `/activities/new?${new URLSearchParams({ branch: form.branchId, kind: form.kind, day: form.day, group: id })}`,
    label: name,
    current: id === form.groupId,
  }));
  return <Tabs label={t("form.group")} items={items} />;
}
