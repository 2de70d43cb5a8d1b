import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PasswordForm } from "@/components/users/password-form";
import { requireActor } from "@/lib/core/auth";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("users.change");
  return { title: t("title") };
}

export default async function PasswordPage() {
  const actor = await requireActor("account.own", { firstPassword: true });
  const t = await getTranslations("users.change");
  return (
    <div className="max-w-form">
      <PageHeader title={t("title")} lead={t("lead")} />
      {actor.mustChangePassword ? (
        <Notice tone="info" title={t("dueTitle")}>
          <p>{t("dueText")}</p>
        </Notice>
      ) : null}
      <PasswordForm first={actor.mustChangePassword} />
    </div>
  );
}
