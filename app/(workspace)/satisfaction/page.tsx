import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BoardBar } from "@/components/satisfaction/board-bar";
import { BoardBody } from "@/components/satisfaction/board-body";
import { wordsOf } from "@/components/satisfaction/board-words";
import { listUrl, type SearchParams } from "@/components/ui/list-url";
import { listCareByMonth } from "@/lib/care/queries";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { asksForDocument } from "@/lib/core/request";
import { requestLocale } from "@/lib/i18n/request-locale";
import { translatorOf } from "@/lib/i18n/translate";
import { getSatisfactionBoard } from "@/lib/satisfaction/queries/board";
import { trendMonths } from "@/lib/satisfaction/rules/window";
import { boardFiltersSchema, placeSortSchema } from "@/lib/satisfaction/schema/board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("satisfaction"))("board.title") };
}

export default async function SatisfactionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor("satisfaction.read");
  const url = listUrl("/satisfaction", await searchParams);
  const filters = boardFiltersSchema.parse(Object.fromEntries(url.entries));
  const [board, locale] = await Promise.all([getSatisfactionBoard(actor, filters), requestLocale()]);
  const trend = trendMonths(board.months);
  const shown = {
    sort: placeSortSchema.parse(url.get("sort")),
    annex: url.get("annex") === "1",
    care: await listCareByMonth(actor, { from: trend[0] ?? board.months.from, to: board.months.to }),
    improves: can(actor, "improvement.manage"),
    surveys: can(actor, "survey.manage"),
  };
  const words = wordsOf(translatorOf(locale), locale);
  return (
    <>
      <BoardBar filters={filters} months={board.months} words={words} />
      <BoardBody board={board} shown={shown} locale={locale} inDocument={await asksForDocument()} />
    </>
  );
}
