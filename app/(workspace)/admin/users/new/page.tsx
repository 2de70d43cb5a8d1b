import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { CreateUserForm } from "@/components/users/user-forms";
import { requireActor } from "@/lib/core/auth";
import { listBranchOptions } from "@/lib/organisation/queries/branches";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("users.create");
  return { title: t("title") };
}

export default async function NewUserPage() {
  const actor = await requireActor("user.manage");
  const t = await getTranslations("users");
  const branches = await listBranchOptions(actor, "organisation.read");
  return (
    <div className="max-w-form">
      <PageHeader
        title={t("create.title")}
        lead={t("create.lead")}
        breadcrumbs={[{ label: t("list.title"), href: "/admin/users" }, { label: t("create.title") }]}
      />
      <CreateUserForm branches={branches} />
    </div>
  );
}
