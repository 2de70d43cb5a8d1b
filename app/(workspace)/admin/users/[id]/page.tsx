import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { UserControls } from "@/components/users/user-controls";
import { UpdateUserForm } from "@/components/users/user-forms";
import { UserStatePill } from "@/components/users/user-state";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { getUser } from "@/lib/users/queries/users";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("users.update");
  return { title: t("title") };
}

export default async function UserPage({ params }: PageProps<"/admin/users/[id]">) {
  const actor = await requireActor("user.manage");
  const t = await getTranslations("users");
  const user = await orNotFound(getUser(actor, (await params).id));
  const branches = await listBranchOptions(actor, "organisation.read");
  return (
    <div className="flex max-w-form flex-col gap-4">
      <PageHeader
        title={user.name}
        lead={t("update.lead", { username: user.username })}
        meta={<UserStatePill state={user.state} />}
        breadcrumbs={[{ label: t("list.title"), href: "/admin/users" }, { label: user.name }]}
      />
      <Card title={t("update.title")}>
        <UpdateUserForm user={user} branches={branches} />
      </Card>
      <UserControls user={user} own={user.id === actor.userId} />
    </div>
  );
}
