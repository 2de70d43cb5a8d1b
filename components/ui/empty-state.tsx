import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "./button";
import { Icon, type IconName } from "./icon";

export type EmptyKind = "nothing" | "noMatch" | "noPermission";

type EmptyStateProps = {
  kind: EmptyKind;
  title?: string;
  text?: string;
  /** A greyed real example of what will stand here. */
  example?: ReactNode;
  action?: ReactNode;
  /** For `noMatch`: the address without filters. */
  resetHref?: string;
};

const SIGN: Record<EmptyKind, IconName> = { nothing: "inbox", noMatch: "search", noPermission: "lock" };

export function EmptyState({ kind, title, text, example, action, resetHref }: EmptyStateProps) {
  const t = useTranslations("ui");
  return (
    <div className="empty card">
      {example ? <Example>{example}</Example> : <Icon name={SIGN[kind]} size={32} />}
      <p className="empty-title">{title ?? t(`empty.${kind}.title`)}</p>
      <p className="empty-text">{text ?? t(`empty.${kind}.text`)}</p>
      {action}
      {kind === "noMatch" && resetHref ? <ButtonLink href={resetHref}>{t("filter.reset")}</ButtonLink> : null}
    </div>
  );
}

function Example({ children }: { children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <div className="empty-example">
      <p className="figure-line">{t("empty.example")}</p>
      {children}
    </div>
  );
}
