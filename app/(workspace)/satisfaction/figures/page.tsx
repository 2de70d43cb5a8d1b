import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportLink } from "@/components/imports/import-link";
import { FigureFilterBar } from "@/components/satisfaction/figure-filter-bar";
import { FigureTable } from "@/components/satisfaction/figure-table";
import { ButtonLink } from "@/components/ui/button";
import { listUrl, type SearchParams } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/core/auth";
import { today } from "@/lib/core/period";
import { formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { canRecordFigures } from "@/lib/satisfaction/policy";
import { listFigures } from "@/lib/satisfaction/queries";
import { figureFiltersSchema } from "@/lib/satisfaction/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("satisfaction"))("list.title") };
}

export default async function FiguresPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor("satisfaction.read");
  const url = listUrl("/satisfaction/figures", await searchParams);
  const filters = figureFiltersSchema.parse(Object.fromEntries(url.entries));
  const [{ rows, total }, departments, t, locale] = await Promise.all([
    listFigures(actor, filters),
    // Closed ones too: their figures are still there.
    listDepartmentOptions(actor, { from: "1900-01-01", to: today() }),
    getTranslations("satisfaction"),
    requestLocale(),
  ]);
  const editable = canRecordFigures(actor);
  const actions = (
    <>
      <ImportLink actor={actor} kind="figures" />
      <ButtonLink href="/satisfaction/figures/new" variant="primary" icon="plus">
        {t("list.record")}
      </ButtonLink>
    </>
  );
  return (
    <>
      <PageHeader title={t("list.title")} lead={t("list.lead")} actions={editable ? actions : null} />
      <FigureFilterBar url={url} departments={departments} total={total} />
      <FigureTable
        rows={rows}
        url={url}
        filters={filters}
        filtered={url.entries.length > 0}
        formatMonth={(month) => formatMonth(month, locale)}
        editable={editable}
      />
      <Pagination url={url} page={filters.page} total={total} />
    </>
  );
}
