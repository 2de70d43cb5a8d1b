import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListUrl } from "@/components/ui/list-url";
import type { FollowUpRow } from "@/lib/reports/queries/follow-ups";
import type { FollowUpFilters } from "@/lib/reports/schema/concerns";
import { FollowUpOrigin, FollowUpPill } from "./follow-up-lines";
import { useFollowUpWords } from "./follow-up-words";

function useColumns(): Column<FollowUpRow>[] {
  const t = useTranslations("desk.followUp");
  const words = useFollowUpWords();
  return [
    {
      key: "title",
      header: t("field.title"),
      cell: (row) => (
        <a className="md:inline-block md:min-w-48" href={`/reports/follow-ups/${row.id}`}>
          {row.title}
        </a>
      ),
      phone: "title",
      sortable: true,
    },
    {
      key: "state",
      header: t("field.state"),
      cell: ({ state }) => <FollowUpPill state={state} />,
      phone: "side",
      sortable: true,
    },
    {
      key: "kind",
      header: t("field.kind"),
      cell: ({ kind }) => <span className="no-wrap">{words.kind(kind)}</span>,
      sortable: true,
    },
    {
      key: "owner",
      header: t("field.owner"),
      cell: (row) => [words.owner(row), row.responsible].filter(Boolean).join(" · "),
      sortable: true,
    },
    {
      key: "due",
      header: t("field.dueOn"),
      cell: (row) => <span className="num">{words.due(row)}</span>,
      sortable: true,
    },
    {
      key: "origin",
      header: t("field.origin"),
      cell: (row) => <FollowUpOrigin row={row} />,
      sortable: true,
    },
    { key: "outcome", header: t("field.outcome"), cell: ({ outcome }) => outcome, phone: "hidden" },
  ];
}

type Props = { url: ListUrl; rows: FollowUpRow[]; filters: FollowUpFilters; filtered: boolean };

/** Tasks and improvement actions that came from reports. */
export function FollowUpTable({ url, rows, filters, filtered }: Props) {
  const t = useTranslations("desk.followUp");
  return (
    <DataTable
      caption={t("caption")}
      columns={useColumns()}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ url, key: filters.sort, direction: filters.dir }}
      empty={
        filtered ? (
          <EmptyState kind="noMatch" resetHref="/reports/concerns?view=followUps" />
        ) : (
          <EmptyState
            kind="nothing"
            title={t("empty.title")}
            text={t("empty.text")}
            example={<p>{t("empty.example")}</p>}
          />
        )
      }
    />
  );
}
