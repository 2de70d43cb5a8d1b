import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Logo } from "./logo";
import { Preferences, type PreferencesProps } from "./preferences";

type AuthShellProps = {
  title: string;
  lead?: ReactNode;
  preferences?: PreferencesProps;
  /** Beside the form on a wide screen, below it on a phone: the demo accounts. */
  aside?: ReactNode;
  children: ReactNode;
};

export function AuthShell({ title, lead, preferences, aside, children }: AuthShellProps) {
  const t = useTranslations("ui");
  return (
    <div className="auth">
      <header className="auth-brand">
        <span className="logo-tile">
          <Logo size={40} />
        </span>
        <p>
          <b>{t("brand.name")}</b>
          <span>{t("brand.motto")}</span>
        </p>
        {preferences ? <Preferences {...preferences} /> : null}
      </header>
      <main id="main" className="auth-main">
        <div className="auth-card card">
          <h1>{title}</h1>
          {lead ? <p className="page-lead">{lead}</p> : null}
          {children}
        </div>
        {aside ? <aside className="auth-aside">{aside}</aside> : null}
      </main>
    </div>
  );
}
