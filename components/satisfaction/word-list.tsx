import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import { formatMonth } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import type { WordRow } from "@/lib/satisfaction/queries/words";
import type { WordGroup } from "@/lib/satisfaction/schema";
import { useGroupName } from "./word-filter-bar";

type WordListProps = {
  rows: WordRow[];
  url: ListUrl;
  /** Nothing has been published in the reader's reach, whatever is filtered. */
  nothing: boolean;
  /** For people who may make an improvement action. */
  acts: boolean;
};

/** What people wrote, a card a dimension. */
export function WordList({ rows, url, nothing, acts }: WordListProps) {
  const t = useTranslations("satisfaction");
  const name = useGroupName();
  if (nothing) {
    return (
      <EmptyState
        kind="nothing"
        title={t("words.empty.title")}
        text={t("words.empty.text")}
        example={<p>{t("words.empty.example")}</p>}
      />
    );
  }
  if (rows.length === 0) return <EmptyState kind="noMatch" resetHref={url.path} />;
  const groups = Map.groupBy(rows, ({ group }) => group);
  return (
    <div className="grid gap-4">
      {[...groups].map(([group, words]) => (
        <Card key={group} title={name(group)}>
          <ul>
            {words.map((row) => (
              <WordLine key={row.id} row={row} acts={acts} />
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

function actionHref({ id, population, group, departmentId }: WordRow): string {
  const query = new URLSearchParams({ comment: id, population, departmentId });
  if (group !== "other") query.set("dimension", group satisfies WordGroup);
  return `/improvements/new?${query}`;
}

function WordLine({ row, acts }: { row: WordRow; acts: boolean }) {
  const t = useTranslations("satisfaction");
  const locale = asLocale(useLocale());
  const asked = (locale === "en" && row.question.en) || row.question.zh;
  return (
    <li className="border-b border-line py-3 last:border-b-0">
      <blockquote className="whitespace-pre-line break-words">{row.text}</blockquote>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-muted">
        <span>{row.departmentName}</span>
        <span>{t(`population.${row.population}`)}</span>
        <span className="num">{formatMonth(row.month, locale)}</span>
        <span>{asked}</span>
        {acts ? (
          <a className="tap no-print" href={actionHref(row)}>
            {t("words.act")}
          </a>
        ) : null}
      </p>
    </li>
  );
}
