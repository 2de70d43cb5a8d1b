import { getTranslations } from "next-intl/server";
import { ImportTable } from "@/components/imports/import-table";
import { ButtonLink } from "@/components/ui/button";
import { ExportButton } from "@/components/ui/export-button";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { listImports } from "@/lib/imports/queries";

export default async function ImportsPage() {
  const actor = await requireActor("import.run");
  const t = await getTranslations("imports");
  const rows = await listImports(actor);
  const actions = (
    <>
      <ExportButton list="imports" url={listUrl("/imports", {})} count={rows.length} />
      <ButtonLink href="/imports/new" variant="primary" icon="upload">
        {t("new")}
      </ButtonLink>
    </>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={actions} />
      <ImportTable rows={rows} />
    </>
  );
}
