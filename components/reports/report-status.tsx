import { useTranslations } from "next-intl";
import { StatusPill, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { ReportStatus } from "@/lib/reports/schema";

const LOOK: Record<ReportStatus | "missing", { tone: Tone; icon: IconName }> = {
  missing: { tone: "neutral", icon: "circle" },
  draft: { tone: "neutral", icon: "edit" },
  submitted: { tone: "info", icon: "send" },
  returned: { tone: "warn", icon: "return" },
  approved: { tone: "ok", icon: "check" },
};

export function ReportStatusPill({ status }: { status: ReportStatus | "missing" }) {
  const t = useTranslations("reports");
  return <StatusPill {...LOOK[status]}>{t(`status.${status}`)}</StatusPill>;
}
