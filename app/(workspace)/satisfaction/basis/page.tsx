import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BasisCards } from "@/components/satisfaction/basis-cards";
import { BasisHead } from "@/components/satisfaction/basis-head";
import { BasisQuestions } from "@/components/satisfaction/basis-questions";
import { BasisExternal, BasisRounds } from "@/components/satisfaction/basis-rounds";
import { BasisTrend } from "@/components/satisfaction/basis-trend";
import { wordsOf } from "@/components/satisfaction/board-words";
import { listUrl, type SearchParams } from "@/components/ui/list-url";
import { can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { requestLocale } from "@/lib/i18n/request-locale";
import { translatorOf } from "@/lib/i18n/translate";
import { getFigureBasis } from "@/lib/satisfaction/queries/basis";
import { basisFiltersSchema } from "@/lib/satisfaction/schema/board";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("satisfaction"))("basis.title") };
}

export default async function BasisPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor("satisfaction.read");
  const url = listUrl("/satisfaction/basis", await searchParams);
  const filters = basisFiltersSchema.parse(Object.fromEntries(url.entries));
  const [basis, locale] = await Promise.all([orNotFound(getFigureBasis(actor, filters)), requestLocale()]);
  const shown = { basis, words: wordsOf(translatorOf(locale), locale) };
  return (
    <>
      <BasisHead {...shown} improves={can(actor, "improvement.manage")} />
      <div className="grid-cards">
        <BasisCards {...shown} />
        <BasisTrend {...shown} />
        <BasisQuestions {...shown} />
        <BasisRounds {...shown} />
        <BasisExternal {...shown} />
      </div>
    </>
  );
}
