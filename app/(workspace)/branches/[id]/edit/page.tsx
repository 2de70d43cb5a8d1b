import { getTranslations } from "next-intl/server";
import { BranchForm } from "@/components/organisation/branch-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { getBranch } from "@/lib/organisation/queries/branch-detail";
import { listBranchOptions } from "@/lib/organisation/queries/branches";

export default async function EditBranchPage({ params }: PageProps<"/branches/[id]/edit">) {
  const actor = await requireActor("organisation.manage");
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  const branch = await orNotFound(getBranch(actor, (await params).id));
  const [above, leaders] = await Promise.all([
    listBranchOptions(actor, "organisation.read", undefined, { kind: "generalBranch" }),
    listBranchOptions(actor, "organisation.read", undefined, { key: true }),
  ]);
  const breadcrumbs = [
    { label: t("branch.title"), href: "/branches" },
    { label: branch.name, href: `/branches/${branch.id}` },
    { label: t("edit") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("branch.editTitle")} breadcrumbs={breadcrumbs} />
      {branch.dissolvedOn ? (
        <Notice tone="info">{t("branch.dissolvedNotice", { day: formatDay(branch.dissolvedOn, locale) })}</Notice>
      ) : (
        <BranchForm branch={branch} above={above} leaders={leaders} />
      )}
      <p className="mt-6">
        <a href={`/branches/${branch.id}/pairings`}>{t("pairing.edit")}</a>
        {t("dot")}
        <a href={`/branches/${branch.id}/groups`}>{t("group.title")}</a>
        {t("dot")}
        <a href={`/branches/${branch.id}/dissolve`}>{t("branch.dissolve")}</a>
      </p>
    </div>
  );
}
