import { useTranslations } from "next-intl";
import { StatusPill, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { RoundState } from "@/lib/surveys/rules/round-state";

const LOOK: Record<RoundState, { tone: Tone; icon?: IconName }> = {
  draft: { tone: "neutral", icon: "edit" },
  waiting: { tone: "info" },
  open: { tone: "ok" },
  closed: { tone: "neutral", icon: "lock" },
};

/** Where a round stands, in a word and a sign. */
export function RoundStatePill({ state }: { state: RoundState }) {
  const t = useTranslations("surveys.round");
  return <StatusPill {...LOOK[state]}>{t(`state.${state}`)}</StatusPill>;
}
