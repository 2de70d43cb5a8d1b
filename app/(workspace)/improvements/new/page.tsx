import { getTranslations } from "next-intl/server";
import { ImprovementForm } from "@/components/improvements/improvement-form";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { getImprovementForm } from "@/lib/improvements/queries/improvement-form";
import { improvementOrigin } from "@/lib/improvements/schema";

export default async function NewImprovementPage({ searchParams }: PageProps<"/improvements/new">) {
  const actor = await requireActor("improvement.manage");
  const t = await getTranslations("improvements");
  const url = listUrl("/improvements/new", await searchParams);
  const form = await getImprovementForm(actor, improvementOrigin.parse(Object.fromEntries(url.entries)));
  return (
    <div className="max-w-form">
      <PageHeader title={t("new")} breadcrumbs={[{ label: t("title"), href: "/improvements" }, { label: t("new") }]} />
      <ImprovementForm form={form} />
    </div>
  );
}
