import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthShell } from "@/components/layout/auth-shell";
import { SetupForm } from "@/components/users/setup-form";
import { findActor } from "@/lib/core/auth";
import { requestDisplay } from "@/lib/i18n/request-display";
import { requestLocale } from "@/lib/i18n/request-locale";
import { setPreferencesAction } from "@/lib/users/actions";
import { findEntrance } from "@/lib/users/queries/entrance";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("users.setup");
  return { title: t("title") };
}

/** The page exists only as long as there is no hospital. */
export default async function SetupPage() {
  const { empty } = await findEntrance(await findActor());
  if (!empty) notFound();
  const t = await getTranslations("users.setup");
  return (
    <AuthShell
      title={t("title")}
      lead={t("lead")}
      preferences={{
        action: setPreferencesAction.bind(null, null),
        locale: await requestLocale(),
        display: await requestDisplay(),
      }}
    >
      <SetupForm />
    </AuthShell>
  );
}
