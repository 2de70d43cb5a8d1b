import { getTranslations } from "next-intl/server";
import { CorrectForm } from "@/components/improvements/correct-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { getManagedImprovement } from "@/lib/improvements/queries";
import { listOwnerOptions } from "@/lib/improvements/queries/improvement-form";

export default async function EditImprovementPage({ params }: PageProps<"/improvements/[id]/edit">) {
  const actor = await requireActor("improvement.manage");
  const t = await getTranslations("improvements");
  const improvement = await orNotFound(getManagedImprovement(actor, (await params).id));
  const branches = await listOwnerOptions(actor, improvement);
  const breadcrumbs = [
    { label: t("title"), href: "/improvements" },
    { label: improvement.title, href: `/improvements/${improvement.id}` },
    { label: t("form.edit") },
  ];
  return (
    <div className="max-w-form">
      <PageHeader title={t("form.editTitle")} breadcrumbs={breadcrumbs} />
      {improvement.status === "open" ? (
        <CorrectForm improvement={improvement} branches={branches} />
      ) : (
        <Notice tone="warn">{t("form.closed")}</Notice>
      )}
    </div>
  );
}
