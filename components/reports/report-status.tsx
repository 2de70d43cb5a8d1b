import { useTranslations } from "next-intl";
import { StatusPill, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { ReportStanding } from "@/lib/reports/schema";

const LOOK: Record<ReportStanding | "missing", { tone: Tone; icon: IconName }> = {
  missing: { tone: "neutral", icon: "circle" },
  draft: { tone: "neutral", icon: "edit" },
  submitted: { tone: "info", icon: "send" },
  returned: { tone: "warn", icon: "return" },
  reopened: { tone: "warn", icon: "undo" },
  approved: { tone: "ok", icon: "check" },
};

export function ReportStatusPill({ status }: { status: ReportStanding | "missing" }) {
  const t = useTranslations("reports");
  return <StatusPill {...LOOK[status]}>{t(`status.${status}`)}</StatusPill>;
}
