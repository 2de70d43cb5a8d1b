import { useTranslations } from "next-intl";
import { StatusPill, type Tone } from "@/components/ui/badge";
import type { UserState } from "@/lib/users/rules";

const TONE: Record<UserState, Tone> = { active: "ok", disabled: "neutral", locked: "warn", firstSignIn: "info" };

export function UserStatePill({ state }: { state: UserState }) {
  const t = useTranslations("users.state");
  return <StatusPill tone={TONE[state]}>{t(state)}</StatusPill>;
}
