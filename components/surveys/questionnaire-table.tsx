import { getTranslations } from "next-intl/server";
import { StatusPill, Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { QuestionnaireRow } from "@/lib/surveys/queries/questionnaires";
import { VersionState } from "./version-state";

type Props = { rows: QuestionnaireRow[]; filtered: boolean; canManage: boolean };

/** The list of questionnaires: for whom, the newest version and whether it may still be changed, how often used. */
export async function QuestionnaireTable({ rows, filtered, canManage }: Props) {
  const t = await getTranslations("surveys");
  const measures = await getTranslations("satisfaction");
  const columns: Column<QuestionnaireRow>[] = [
    {
      key: "title",
      header: t("questionnaire.title"),
      cell: (row) => <a href={`/surveys/questionnaires/${row.id}`}>{row.title}</a>,
      phone: "title",
    },
    {
      key: "population",
      header: t("questionnaire.population"),
      cell: (row) => <Tag>{measures(`population.${row.population}`)}</Tag>,
      phone: "side",
    },
    {
      key: "formula",
      header: t("questionnaire.formula"),
      cell: (row) => measures(`formula.${row.formula}`),
      phone: "hidden",
    },
    {
      key: "newest",
      header: t("questionnaire.newest"),
      cell: ({ newest }) => (newest ? t("version.name", { number: newest.number }) : null),
    },
    {
      key: "state",
      header: t("version.state"),
      cell: ({ newest, archived }) =>
        archived ? (
          <StatusPill tone="neutral">{t("questionnaire.archived")}</StatusPill>
        ) : (
          <VersionState frozen={newest?.frozen ?? false} />
        ),
    },
    {
      key: "rounds",
      header: t("questionnaire.rounds"),
      cell: (row) => <span className="num">{t("questionnaire.roundCount", { count: row.rounds })}</span>,
      align: "end",
    },
  ];
  return (
    <DataTable
      caption={t("questionnaire.caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        filtered ? (
          <EmptyState kind="noMatch" resetHref="/surveys/questionnaires" />
        ) : (
          <EmptyState
            kind="nothing"
            title={t("questionnaire.empty.title")}
            text={t("questionnaire.empty.text")}
            example={t("questionnaire.empty.example")}
            action={canManage ? <NewQuestionnaire label={t("questionnaire.new")} /> : null}
          />
        )
      }
    />
  );
}

export function NewQuestionnaire({ label }: { label: string }) {
  return (
    <ButtonLink href="/surveys/questionnaires/new" variant="primary" icon="plus">
      {label}
    </ButtonLink>
  );
}
