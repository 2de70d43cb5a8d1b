import { getTranslations } from "next-intl/server";
import { TemplateLinks, UploadForm } from "@/components/imports/upload-form";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { MAX_FILE_MB } from "@/lib/core/files/accepted";
import { importKindsOf } from "@/lib/imports/policy";

export default async function NewImportPage({ searchParams }: PageProps<"/imports/new">) {
  const actor = await requireActor("import.run");
  const t = await getTranslations("imports");
  const url = listUrl("/imports/new", await searchParams);
  const kinds = importKindsOf(actor);
  const breadcrumbs = [{ label: t("title"), href: "/imports" }, { label: t("upload.title") }];
  return (
    <div className="max-w-form">
      <PageHeader title={t("upload.title")} lead={t("upload.lead", { max: MAX_FILE_MB })} breadcrumbs={breadcrumbs} />
      <UploadForm kinds={kinds} chosen={kinds.find((kind) => kind === url.get("kind"))} />
      <TemplateLinks kinds={kinds} />
    </div>
  );
}
