import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { AdmissionRow } from "@/lib/admission/queries/admissions";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { StatePill } from "./state-pill";

type Props = { rows: AdmissionRow[]; caption: string; filtered: boolean; canStart: boolean; several: boolean };

/** People of one stage or of all, the most pressing first. */
export async function AdmissionTable({ rows, caption, filtered, canStart, several }: Props) {
  const [t, locale] = [await getTranslations("admission"), await requestLocale()];
  const stage = await getTranslations("members.stage");
  const columns: Column<AdmissionRow>[] = [
    {
      key: "name",
      header: t("name"),
      cell: (row) => <a href={`/admission/${row.id}`}>{row.name}</a>,
      phone: "title",
    },
    { key: "stage", header: t("stageLabel"), cell: (row) => <Tag>{stage(row.stage)}</Tag>, phone: "side" },
    {
      key: "state",
      header: t("state"),
      cell: (row) => <StatePill outlook={row.outlook} />,
    },
    {
      key: "next",
      header: t("next"),
      cell: (row) => (row.outlook.step ? t(`step.${row.outlook.step}`) : t("none")),
    },
    ...(several ? [{ key: "branch", header: t("branch"), cell: (row: AdmissionRow) => row.branchName }] : []),
    {
      key: "who",
      header: t("whoLabel"),
      cell: (row) => row.who.map((one) => t(`who.${one}`)).join(t("listComma")) || t("none"),
      phone: "hidden",
    },
    {
      key: "since",
      header: t("since"),
      cell: (row) => <span className="num">{row.since ? formatDay(row.since, locale) : t("unknown")}</span>,
      phone: "hidden",
    },
  ];
  const start = (
    <ButtonLink href="/admission/new" variant="primary" icon="plus">
      {t("new")}
    </ButtonLink>
  );
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        filtered ? (
          <EmptyState kind="noMatch" resetHref="/admission" />
        ) : (
          <EmptyState kind="nothing" title={t("empty.title")} text={t("empty.text")} action={canStart ? start : null} />
        )
      }
    />
  );
}
