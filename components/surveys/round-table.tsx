import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { RoundRow } from "@/lib/surveys/queries/rounds";
import type { RoundFilters } from "@/lib/surveys/schema";
import { RoundStatePill } from "./round-state";

type Props = {
  url: ListUrl;
  rows: RoundRow[];
  filters: RoundFilters;
  filtered: boolean;
  canManage: boolean;
};

async function columns(): Promise<Column<RoundRow>[]> {
  const t = await getTranslations("surveys.round");
  const who = await getTranslations("satisfaction");
  const locale = await requestLocale();
  const day = (key: "opensOn" | "closesOn"): Column<RoundRow> => ({
    key,
    header: t(key),
    cell: (row) => <span className="num">{formatDay(row[key], locale)}</span>,
    phoneLabel: true,
    sortable: true,
  });
  return [
    {
      key: "title",
      header: t("title"),
      cell: (row) => <a href={`/surveys/${row.id}`}>{row.title}</a>,
      phone: "title",
      sortable: true,
    },
    { key: "state", header: t("stateLabel"), cell: (row) => <RoundStatePill state={row.state} />, phone: "side" },
    { key: "population", header: t("population"), cell: (row) => <Tag>{who(`population.${row.population}`)}</Tag> },
    day("opensOn"),
    day("closesOn"),
    {
      key: "departments",
      header: t("departments"),
      cell: (row) => <span className="num">{t("departmentCount", { count: row.departments })}</span>,
      align: "end",
      phone: "hidden",
    },
    {
      key: "answers",
      header: t("answers"),
      cell: ({ answers, target }) => (
        <span className="num">
          {target === null ? t("answerCount", { count: answers }) : t("answersOfTarget", { answers, target })}
        </span>
      ),
      align: "end",
      phoneLabel: true,
    },
  ];
}

/** The rounds: when they run and how many answered. */
export async function RoundTable({ url, rows, filters, filtered, canManage }: Props) {
  const t = await getTranslations("surveys.round");
  const add = (
    <ButtonLink href="/surveys/new" variant="primary" icon="plus">
      {t("new")}
    </ButtonLink>
  );
  const nothing = (
    <EmptyState
      kind="nothing"
      title={t("empty.title")}
      text={t(canManage ? "empty.text" : "empty.readerText")}
      example={<p>{t("empty.example")}</p>}
      action={canManage ? add : null}
    />
  );
  return (
    <DataTable
      caption={t("caption")}
      columns={await columns()}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ url, key: filters.sort, direction: filters.dir }}
      empty={filtered ? <EmptyState kind="noMatch" resetHref="/surveys" /> : nothing}
    />
  );
}
