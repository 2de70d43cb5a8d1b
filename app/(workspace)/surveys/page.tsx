import { getTranslations } from "next-intl/server";
import { RoundFilterBar } from "@/components/surveys/round-filters";
import { RoundTable } from "@/components/surveys/round-table";
import { SurveyTabs } from "@/components/surveys/survey-tabs";
import { ButtonLink } from "@/components/ui/button";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/core/auth";
import { canManageSurveys } from "@/lib/surveys/policy";
import { listRounds } from "@/lib/surveys/queries/rounds";
import { roundFilters } from "@/lib/surveys/schema";

const NOT_FILTERS = ["page", "sort", "dir"];

export default async function SurveysPage({ searchParams }: PageProps<"/surveys">) {
  const actor = await requireActor("survey.read");
  const t = await getTranslations("surveys");
  const url = listUrl("/surveys", await searchParams);
  const filters = roundFilters.parse(Object.fromEntries(url.entries));
  const { rows, total } = await listRounds(actor, filters);
  const canManage = canManageSurveys(actor);
  const filtered = url.entries.some(([name]) => !NOT_FILTERS.includes(name));
  const add = (
    <ButtonLink href="/surveys/new" variant="primary" icon="plus">
      {t("round.new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("round.lead")} actions={canManage ? add : null} />
      <SurveyTabs current="rounds" />
      <RoundFilterBar url={url} total={total} />
      <RoundTable url={url} rows={rows} filters={filters} filtered={filtered} canManage={canManage} />
      <Pagination url={url} page={filters.page} total={total} />
    </>
  );
}
