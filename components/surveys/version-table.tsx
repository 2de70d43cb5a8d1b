import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { QuestionnaireDetail, VersionRow } from "@/lib/surveys/queries/questionnaires";
import { VersionState } from "./version-state";
import { VersionSteps } from "./version-steps";

type Props = { questionnaire: QuestionnaireDetail; shown: number; canManage: boolean };

/** The versions of a questionnaire, and what may be done with the newest. */
export async function VersionTable({ questionnaire, shown, canManage }: Props) {
  const t = await getTranslations("surveys.version");
  const of = await getTranslations("surveys.questionnaire");
  const base = `/surveys/questionnaires/${questionnaire.id}`;
  const columns: Column<VersionRow>[] = [
    {
      key: "number",
      header: t("number"),
      cell: ({ number }) =>
        number === shown ? (
          <>
            {t("name", { number })} <Tag>{t("shown")}</Tag>
          </>
        ) : (
          <a href={`${base}?version=${number}`}>{t("name", { number })}</a>
        ),
      phone: "title",
    },
    { key: "state", header: t("state"), cell: ({ frozen }) => <VersionState frozen={frozen} />, phone: "meta" },
    {
      key: "rounds",
      header: t("rounds"),
      cell: ({ rounds }) => <span className="num">{of("roundCount", { count: rounds })}</span>,
      align: "end",
      phone: "side",
    },
    {
      key: "preview",
      header: t("preview"),
      cell: ({ number }) => <a href={`${base}/preview?version=${number}`}>{t("preview")}</a>,
      align: "end",
    },
  ];
  return (
    <Card title={t("list")} flush footer={canManage ? <VersionSteps questionnaire={questionnaire} /> : null}>
      <DataTable bare caption={t("list")} columns={columns} rows={questionnaire.versions} rowKey={({ id }) => id} />
    </Card>
  );
}
