import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/badge";
import type { DuesState } from "@/lib/dues/schema";

// Unpaid is a state like any other: nothing follows from it, so nothing shouts.
const TONE = { paid: "ok", partial: "info", unpaid: "neutral", exempt: "neutral", noBase: "warn" } as const;

export function DuesStatePill({ state }: { state: DuesState }) {
  const t = useTranslations("dues");
  return <StatusPill tone={TONE[state]}>{t(`state.${state}`)}</StatusPill>;
}
