import { getTranslations } from "next-intl/server";
import { ImportTable } from "@/components/imports/import-table";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { listImports } from "@/lib/imports/queries";

export default async function ImportsPage() {
  const actor = await requireActor("import.run");
  const t = await getTranslations("imports");
  const add = (
    <ButtonLink href="/imports/new" variant="primary" icon="upload">
      {t("new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={add} />
      <ImportTable rows={await listImports(actor)} />
    </>
  );
}
