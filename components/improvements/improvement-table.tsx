import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import type { ImprovementRow } from "@/lib/improvements/queries";
import type { ImprovementFilters } from "@/lib/improvements/schema";
import { STATE_TONE, useImprovementWords, VERDICT_TONE } from "./improvement-words";

type Props = {
  url: ListUrl;
  rows: ImprovementRow[];
  filters: ImprovementFilters;
  filtered: boolean;
  manages: boolean;
};

function useColumns(): Column<ImprovementRow>[] {
  const t = useTranslations("improvements");
  const words = useImprovementWords();
  // What stands before an open action; what it brought beside a closed one.
  const result = (row: ImprovementRow) => {
    if (!row.judgement) return <span className="num">{words.full(row.before)}</span>;
    const { verdict } = row.judgement;
    return (
      <span className="inline-flex flex-wrap items-center justify-end gap-2">
        <span className="num">{words.arrow(row)}</span>
        <StatusPill tone={VERDICT_TONE[verdict]}>{t(`verdict.${verdict}`)}</StatusPill>
      </span>
    );
  };
  return [
    {
      key: "title",
      header: t("field.title"),
      cell: (row) => <a href={`/improvements/${row.id}`}>{row.title}</a>,
      phone: "title",
      sortable: true,
    },
    {
      key: "state",
      header: t("field.state"),
      cell: ({ state }) => <StatusPill tone={STATE_TONE[state]}>{t(`state.${state}`)}</StatusPill>,
      phone: "side",
    },
    {
      key: "due",
      header: t("field.dueOn"),
      cell: (row) => <span className="num">{words.day(row.dueOn)}</span>,
      phoneLabel: true,
      sortable: true,
    },
    {
      key: "department",
      header: t("field.department"),
      cell: (row) => words.place(row.departmentName),
      sortable: true,
    },
    { key: "measured", header: t("field.measured"), cell: words.measured },
    {
      key: "branch",
      header: t("field.branch"),
      cell: (row) => row.branchName ?? t("nobody"),
      phone: "hidden",
      sortable: true,
    },
    { key: "result", header: t("field.result"), cell: result, align: "end" },
  ];
}

/** The list of actions: who answers for what, until when, and what it brought. */
export function ImprovementTable({ url, rows, filters, filtered, manages }: Props) {
  const t = useTranslations("improvements");
  const add = (
    <ButtonLink href="/improvements/new" variant="primary" icon="plus">
      {t("new")}
    </ButtonLink>
  );
  return (
    <DataTable
      caption={t("caption")}
      columns={useColumns()}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ url, key: filters.sort, direction: filters.dir }}
      empty={
        filtered ? (
          <EmptyState kind="noMatch" resetHref="/improvements" />
        ) : (
          <EmptyState
            kind="nothing"
            title={t("empty.title")}
            text={t("empty.text")}
            example={<p>{t("empty.example")}</p>}
            action={manages ? add : null}
          />
        )
      }
    />
  );
}
