import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthShell } from "@/components/layout/auth-shell";
import { Notice } from "@/components/ui/notice";
import { DemoAccounts } from "@/components/users/demo-accounts";
import { SignInForm } from "@/components/users/sign-in-form";
import { findActor } from "@/lib/core/auth";
import { requestDisplay } from "@/lib/i18n/request-display";
import { requestLocale } from "@/lib/i18n/request-locale";
import { setPreferencesAction } from "@/lib/users/actions";
import { findEntrance } from "@/lib/users/queries/entrance";
import { DEMO_PASSWORD, homeOf } from "@/lib/users/rules";
import { entranceParamsSchema } from "@/lib/users/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("users.signIn");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const actor = await findActor();
  if (actor) redirect(actor.mustChangePassword ? "/password" : homeOf(actor.roles));
  const { empty, severalHospitals, demoAccounts } = await findEntrance(actor);
  if (empty) redirect("/setup");
  const t = await getTranslations("users");
  const { username, ready } = entranceParamsSchema.parse(await searchParams);
  const isDemo = demoAccounts.some((account) => account.username === username);
  return (
    <AuthShell
      title={t("signIn.title")}
      lead={t("signIn.lead")}
      preferences={{
        action: setPreferencesAction.bind(null, null),
        locale: await requestLocale(),
        display: await requestDisplay(),
      }}
      aside={demoAccounts.length > 0 ? <DemoAccounts accounts={demoAccounts} /> : undefined}
    >
      {ready ? <Notice tone="ok" title={t("setup.done")} live="status" /> : null}
      <SignInForm
        key={username}
        username={username}
        password={isDemo ? DEMO_PASSWORD : undefined}
        severalHospitals={severalHospitals}
      />
    </AuthShell>
  );
}
