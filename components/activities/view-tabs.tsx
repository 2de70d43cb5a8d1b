import { getTranslations } from "next-intl/server";
import { Tabs } from "@/components/ui/tabs";

/** Two views of the same activities. */
export async function ViewTabs({ current }: { current: "list" | "calendar" }) {
  const t = await getTranslations("activities");
  return (
    <Tabs
      label={t("title")}
      items={[
        { href: "/activities", label: t("calendar.list"), current: current === "list" },
        { href: "/activities/calendar", label: t("calendar.calendar"), current: current === "calendar" },
      ]}
    />
  );
}
