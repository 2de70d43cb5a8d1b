import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type Tone = "neutral" | "ok" | "warn" | "err" | "info" | "gold" | "red";

const SIGN: Record<Tone, IconName> = {
  neutral: "circle",
  ok: "check",
  warn: "warn",
  err: "err",
  info: "clock",
  gold: "star",
  red: "branch",
};

type StatusPillProps = { tone?: Tone; icon?: IconName; children: ReactNode };

/** Every tone brings its own sign, so that colour is never the only difference. */
export function StatusPill({ tone = "neutral", icon, children }: StatusPillProps) {
  return (
    <span className={`pill pill-${tone}`}>
      <Icon name={icon ?? SIGN[tone]} size={13} />
      {children}
    </span>
  );
}

export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
