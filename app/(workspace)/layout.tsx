import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { navigationFor } from "@/components/layout/navigation";
import { WorkspaceShell } from "@/components/layout/workspace-shell";
import { SignOutButton } from "@/components/users/sign-out-button";
import { can } from "@/lib/core/actor";
import { findActor } from "@/lib/core/auth";
import { requestDisplay } from "@/lib/i18n/request-display";
import { requestLocale } from "@/lib/i18n/request-locale";
import { setPreferencesAction } from "@/lib/users/actions";

/** The frame around every signed-in page; each page asks for its actor itself. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const actor = await findActor();
  if (!actor) return children;
  const t = await getTranslations("layout");
  const { groups, menu, phone, create } = navigationFor(actor, t);
  const display = await requestDisplay();
  const { name, demo } = actor.hospital;
  const wide = actor.hospitalWide.has("organisation.read");
  return (
    <WorkspaceShell
      hospital={{ name, demoLabel: demo ? t("demo") : undefined }}
      scope={t(wide ? "scope.all" : "scope.own")}
      groups={groups}
      menu={menu}
      phone={phone}
      create={create}
      user={{ name: actor.name, role: actor.roles.map((role) => t(`role.${role}`)).join(" · ") }}
      signOut={<SignOutButton label={t("signOut")} />}
      search={can(actor, "member.read") ? { action: "/members", name: "q", label: t("search") } : undefined}
      preferences={{ action: setPreferencesAction.bind(null, null), locale: await requestLocale(), display }}
    >
      {children}
    </WorkspaceShell>
  );
}
