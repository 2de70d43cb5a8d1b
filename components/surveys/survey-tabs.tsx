import { getTranslations } from "next-intl/server";
import { Tabs } from "@/components/ui/tabs";

/** What is asked, and whom it is asked. */
export async function SurveyTabs({ current }: { current: "rounds" | "questionnaires" }) {
  const t = await getTranslations("surveys");
  return (
    <Tabs
      label={t("title")}
      items={[
        { href: "/surveys", label: t("tab.rounds"), current: current === "rounds" },
        { href: "/surveys/questionnaires", label: t("tab.questionnaires"), current: current === "questionnaires" },
      ]}
    />
  );
}
