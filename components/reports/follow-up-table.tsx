import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { FollowUpRow } from "@/lib/reports/queries/follow-ups";
import { FOLLOW_UP_TONE, useFollowUpWords } from "./follow-up-words";

function useColumns(): Column<FollowUpRow>[] {
  const t = useTranslations("desk.followUp");
  const words = useFollowUpWords();
  return [
    {
      key: "title",
      header: t("field.title"),
      cell: (row) => <a href={`/reports/follow-ups/${row.id}`}>{row.title}</a>,
      phone: "title",
    },
    {
      key: "state",
      header: t("field.state"),
      cell: ({ state }) => <StatusPill tone={FOLLOW_UP_TONE[state]}>{words.state(state)}</StatusPill>,
      phone: "side",
    },
    { key: "kind", header: t("field.kind"), cell: ({ kind }) => words.kind(kind) },
    {
      key: "owner",
      header: t("field.owner"),
      cell: (row) => [words.owner(row), row.responsible].filter(Boolean).join(" · "),
    },
    { key: "due", header: t("field.dueOn"), cell: (row) => <span className="num">{words.due(row)}</span> },
    {
      key: "origin",
      header: t("field.origin"),
      cell: (row) => (
        <a href={`/reports/${row.reportId}`}>
          {t("origin", { branch: row.branchName, month: words.month(row.month), section: words.section(row.section) })}
        </a>
      ),
      phone: "hidden",
    },
    { key: "outcome", header: t("field.outcome"), cell: ({ outcome }) => outcome, phone: "hidden" },
  ];
}

type Props = { rows: FollowUpRow[]; filtered: boolean; resetHref: string };

/** Tasks and improvement actions that came from reports. */
export function FollowUpTable({ rows, filtered, resetHref }: Props) {
  const t = useTranslations("desk.followUp");
  return (
    <DataTable
      caption={t("caption")}
      columns={useColumns()}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        filtered ? (
          <EmptyState kind="noMatch" resetHref={resetHref} />
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
