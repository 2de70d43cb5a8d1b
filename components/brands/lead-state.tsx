import { useTranslations } from "next-intl";
import { StatusPill, type Tone } from "@/components/ui/badge";
import type { LeadState as State } from "@/lib/brands/queries/lead-states";

const TONE: Record<State["state"], Tone> = {
  done: "ok",
  dropped: "neutral",
  late: "err",
  atRisk: "warn",
  running: "info",
  notStarted: "neutral",
};

/** Where the lead task stands on the roadmap, which computes it; the words open it there. */
export function LeadState({ state }: { state: State | undefined }) {
  const t = useTranslations("brands");
  if (!state) return null;
  const { done, total } = state.milestones;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StatusPill tone={TONE[state.state]}>{t(`taskState.${state.state}`)}</StatusPill>
      <span className="num text-muted">
        {[
          state.progress === null ? null : t("progressAt", { percent: Math.round(state.progress * 100) }),
          total > 0 ? t("milestones", { done, total }) : null,
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
      <a href={state.href}>{t("roadmap")}</a>
    </p>
  );
}
