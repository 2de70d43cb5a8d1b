import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WordFilterBar, WordTabs } from "@/components/satisfaction/word-filter-bar";
import { WordList } from "@/components/satisfaction/word-list";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { listWordDepartments, listWords } from "@/lib/satisfaction/queries/words";
import { wordFiltersSchema } from "@/lib/satisfaction/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("satisfaction"))("words.title") };
}

export default async function WordsPage({ searchParams }: PageProps<"/satisfaction/words">) {
  const actor = await requireActor("satisfaction.read");
  const url = listUrl("/satisfaction/words", await searchParams);
  const filters = wordFiltersSchema.parse(Object.fromEntries(url.entries));
  const [{ rows, total, counts }, departments, t] = await Promise.all([
    listWords(actor, filters),
    listWordDepartments(actor),
    getTranslations("satisfaction"),
  ]);
  const nothing = departments.length === 0;
  return (
    <>
      <PageHeader title={t("words.title")} lead={t("words.lead")} />
      {nothing ? null : <WordFilterBar url={url} departments={departments} total={total} />}
      <WordTabs url={url} counts={counts} chosen={filters.group} />
      <WordList rows={rows} url={url} nothing={nothing} acts={can(actor, "improvement.manage")} />
      {nothing ? null : <Pagination url={url} page={filters.page} total={total} />}
    </>
  );
}
