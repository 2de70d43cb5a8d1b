import { getTranslations } from "next-intl/server";
import { ConcernHead } from "@/components/reports/concern-filters";
import { ConcernTable } from "@/components/reports/concern-table";
import { FollowUpTable } from "@/components/reports/follow-up-table";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { titleOf } from "@/lib/i18n/page-title";
import { listEveryBranch } from "@/lib/organisation/queries/branches";
import { listConcerns } from "@/lib/reports/queries/concerns";
import { listFollowUps } from "@/lib/reports/queries/follow-up-list";
import { concernFilters, concernView, followUpFilters } from "@/lib/reports/schema/concerns";

const NOT_FILTERS = ["page", "view", "sort", "dir"];

export const generateMetadata = titleOf("desk.concerns.title");

export default async function ConcernsPage({ searchParams }: PageProps<"/reports/concerns">) {
  const actor = await requireActor("report.read");
  const [t, reports] = [await getTranslations("desk.concerns"), await getTranslations("reports")];
  const url = listUrl("/reports/concerns", await searchParams);
  const asked = Object.fromEntries(url.entries);
  const view = concernView.parse(asked.view);
  const branches = await listEveryBranch(actor, "report.read");
  const filtered = url.entries.some(([name]) => !NOT_FILTERS.includes(name));
  const words = view === "words" ? await listConcerns(actor, concernFilters.parse(asked)) : null;
  const filters = followUpFilters.parse(asked);
  const followUps = view === "followUps" ? await listFollowUps(actor, filters) : null;
  const total = words?.total ?? followUps?.total ?? 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t(can(actor, "report.review") ? "lead" : "leadBranch")}
        breadcrumbs={[{ label: reports("title"), href: "/reports" }, { label: t("title") }]}
      />
      <ConcernHead url={url} view={view} branches={branches} total={total} />
      {words ? <ConcernTable rows={words.rows} filtered={filtered} takesUp={can(actor, "report.review")} /> : null}
      {followUps ? <FollowUpTable url={url} rows={followUps.rows} filters={filters} filtered={filtered} /> : null}
      <Pagination url={url} page={url.page} total={total} />
    </>
  );
}
