import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "../ui/empty-state";

/** Why no branch stands on the desk, and what to do about it. */
export function DeskEmpty({ filtered, action }: { filtered: boolean; action: ReactNode }) {
  const t = useTranslations("desk.empty");
  if (filtered) return <EmptyState kind="noMatch" resetHref="/reports/desk" />;
  return (
    <EmptyState kind="nothing" title={t("title")} text={t("text")} example={<p>{t("example")}</p>} action={action} />
  );
}
