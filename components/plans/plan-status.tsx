import { getTranslations } from "next-intl/server";
import { StatusPill } from "@/components/ui/badge";
import type { PlanHead } from "@/lib/plans/queries/plans";

const TONE = { draft: "neutral", issued: "ok", closed: "info" } as const;

/** Draft, issued, amended so many times, or closed. */
export async function PlanStatusPill({ plan: { status, amendments } }: { plan: PlanHead }) {
  const t = await getTranslations("plans");
  const amended = status === "issued" && amendments > 0;
  return (
    <StatusPill tone={TONE[status]}>
      {amended ? t("roadmap.amendments", { count: amendments }) : t(`status.${status}`)}
    </StatusPill>
  );
}
