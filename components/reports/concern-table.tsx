import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ConcernRow } from "@/lib/reports/queries/concerns";
import { FollowUpLines } from "./follow-up-lines";
import { CONCERN_TONE, useFollowUpWords } from "./follow-up-words";

type Props = { rows: ConcernRow[]; filtered: boolean; takesUp: boolean };

function useColumns(takesUp: boolean): Column<ConcernRow>[] {
  const t = useTranslations("desk.concerns");
  const words = useFollowUpWords();
  return [
    {
      key: "words",
      header: t("column.words"),
      cell: (row) => <q className="whitespace-pre-line font-normal">{row.words}</q>,
      phone: "title",
    },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ state }) => <StatusPill tone={CONCERN_TONE[state]}>{t(`state.${state}`)}</StatusPill>,
      phone: "side",
    },
    {
      key: "kind",
      header: t("column.kind"),
      cell: ({ section }) => <span className="no-wrap">{t(`kind.${section}`)}</span>,
      phone: "hidden",
    },
    {
      key: "branch",
      header: t("column.branch"),
      cell: ({ reportId, branchName, month, section }) => (
        <span className="flex flex-wrap items-center gap-x-3 md:block">
          <span className="no-wrap md:hidden">{t(`kind.${section}`)}</span>
          <span className="md:inline-block md:min-w-28">{branchName}</span>
          <a className="tap md:block" href={`/reports/${reportId}`}>
            {words.month(month)}
          </a>
        </span>
      ),
    },
    {
      key: "became",
      header: t("column.became"),
      cell: (row) => (
        <div className="flex flex-wrap items-center justify-between gap-2">
          {row.followUps.length > 0 ? <FollowUpLines rows={row.followUps} /> : <span>{t("nothing")}</span>}
          {takesUp ? (
            <ButtonLink href={`/reports/concerns/${row.reportId}/${row.section}`} size="sm">
              {t(row.followUps.length > 0 ? "again" : "takeUp")}
            </ButtonLink>
          ) : null}
        </div>
      ),
      phone: "line",
    },
  ];
}

/** What branches wrote, word for word, and what became of it. */
export function ConcernTable({ rows, filtered, takesUp }: Props) {
  const t = useTranslations("desk.concerns");
  return (
    <DataTable
      caption={t("caption")}
      columns={useColumns(takesUp)}
      rows={rows}
      rowKey={(row) => `${row.reportId} ${row.section}`}
      empty={
        filtered ? (
          <EmptyState kind="noMatch" resetHref="/reports/concerns" />
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
