import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { PlanRow } from "@/lib/plans/queries/plans";
import { PlanStatusPill } from "./plan-status";

type Props = { rows: PlanRow[]; filtered: boolean; manages: boolean };

async function columns(): Promise<Column<PlanRow>[]> {
  const t = await getTranslations("plans.list");
  const locale = await requestLocale();
  const day = (key: "issuedOn" | "closedOn"): Column<PlanRow> => ({
    key,
    header: t(key),
    cell: (row) => <span className="num">{row[key] ? formatDay(row[key], locale) : "—"}</span>,
    phone: "hidden",
  });
  return [
    { key: "title", header: t("title"), cell: (row) => <a href={`/plans/${row.id}`}>{row.title}</a>, phone: "title" },
    { key: "status", header: t("status"), cell: (row) => <PlanStatusPill plan={row} />, phone: "side" },
    {
      key: "documentNumber",
      header: t("documentNumber"),
      cell: (row) => row.documentNumber ?? "—",
      phone: "hidden",
    },
    day("issuedOn"),
    day("closedOn"),
    {
      key: "items",
      header: t("items"),
      cell: ({ goals, tasks, milestones }) => <span className="num">{t("counts", { goals, tasks, milestones })}</span>,
    },
  ];
}

/** One plan a year, the newest first. */
export async function PlanTable({ rows, filtered, manages }: Props) {
  const t = await getTranslations("plans.list");
  const add = (
    <ButtonLink href="/plans/new" variant="primary" icon="plus">
      {t("new")}
    </ButtonLink>
  );
  const nothing = (
    <EmptyState
      kind="nothing"
      title={t("emptyTitle")}
      text={t(manages ? "emptyText" : "emptyReader")}
      example={<p>{t("example")}</p>}
      action={manages ? add : null}
    />
  );
  return (
    <DataTable
      caption={t("caption")}
      columns={await columns()}
      rows={rows}
      rowKey={({ id }) => id}
      empty={filtered ? <EmptyState kind="noMatch" resetHref="/plans" /> : nothing}
    />
  );
}
