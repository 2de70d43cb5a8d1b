import { getTranslations } from "next-intl/server";
import { ImportActions } from "@/components/imports/import-actions";
import { ImportProgress } from "@/components/imports/import-progress";
import { ImportResult } from "@/components/imports/import-result";
import { ImportState } from "@/components/imports/import-state";
import { MappingForm } from "@/components/imports/mapping-form";
import { OutcomeTabs } from "@/components/imports/outcome-tabs";
import { RowTable } from "@/components/imports/row-table";
import { Disclosure } from "@/components/ui/disclosure";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { requestTranslator } from "@/lib/i18n/translate";
import { getImport } from "@/lib/imports/queries";
import { listImportRows } from "@/lib/imports/queries/import-rows";
import { canRemap, firstOutcome, isRunning } from "@/lib/imports/rules/states";
import { importRowFilters } from "@/lib/imports/schema";

export default async function ImportPage({ params, searchParams }: PageProps<"/imports/[id]">) {
  const actor = await requireActor("import.run");
  const [t, translate] = [await getTranslations("imports"), await requestTranslator()];
  const batch = await orNotFound(getImport(actor, (await params).id));
  const url = listUrl(`/imports/${batch.id}`, await searchParams);
  const { outcome = firstOutcome(batch), page } = importRowFilters.parse(Object.fromEntries(url.entries));
  const { rows, total } = await listImportRows(actor, batch.id, { outcome, page });
  const failure = batch.failure && translate(batch.failure.key, batch.failure.params);
  return (
    <>
      <PageHeader
        title={batch.fileName}
        meta={<ImportState status={batch.status} />}
        lead={t(`kind.${batch.kind}`)}
        breadcrumbs={[{ label: t("title"), href: "/imports" }, { label: batch.fileName }]}
      />
      {isRunning(batch) ? <ImportProgress batch={batch} /> : null}
      <ImportResult batch={batch} failure={failure}>
        <ImportActions batch={batch} />
      </ImportResult>
      {canRemap(batch) ? (
        <Disclosure summary={t("mapping.open")} open={batch.status === "uploaded"}>
          <MappingForm batch={batch} />
        </Disclosure>
      ) : null}
      {batch.rows > 0 ? (
        <>
          <OutcomeTabs url={url} batch={batch} outcome={outcome} />
          <RowTable kind={batch.kind} outcome={outcome} rows={rows} translate={translate} />
          <Pagination url={url} page={page} total={total} />
        </>
      ) : null}
    </>
  );
}
