import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Preferences } from "@/components/layout/preferences";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { OwnAccountPanel } from "@/components/users/own-account";
import { SignOutButton } from "@/components/users/sign-out-button";
import { requireActor } from "@/lib/core/auth";
import { requestDisplay } from "@/lib/i18n/request-display";
import { requestLocale } from "@/lib/i18n/request-locale";
import { setPreferencesAction } from "@/lib/users/actions";
import { getOwnAccount, listOwnSessions } from "@/lib/users/queries/account";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("users.account");
  return { title: t("title") };
}

export default async function AccountPage() {
  const actor = await requireActor("account.own");
  const t = await getTranslations("users.account");
  const [account, sessions] = await Promise.all([getOwnAccount(actor), listOwnSessions(actor)]);
  return (
    <div className="flex max-w-form flex-col gap-4">
      <PageHeader title={t("title")} lead={t("lead")} />
      <OwnAccountPanel account={account} roles={actor.roles} sessions={sessions} />
      <Card title={t("preferences")}>
        <Preferences
          action={setPreferencesAction.bind(null, null)}
          locale={await requestLocale()}
          display={await requestDisplay()}
        />
      </Card>
      <Card title={t("leave")}>
        <SignOutButton label={t("signOut")} framed />
      </Card>
    </div>
  );
}
