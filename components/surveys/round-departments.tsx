import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ExportButton } from "@/components/ui/export-button";
import { listUrl } from "@/components/ui/list-url";
import { formatDay, formatNumber } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { RoundDetail } from "@/lib/surveys/queries/round-detail";
import type { DepartmentProgress } from "@/lib/surveys/queries/round-progress";
import { rateOf } from "@/lib/surveys/rules/progress";

type Row = DepartmentProgress;
type Say = Awaited<ReturnType<typeof getTranslations<"surveys.round">>>;

const number = (value: number) => <span className="num">{formatNumber(value)}</span>;

function rateCell(row: Row, t: Say) {
  const rate = rateOf(row);
  if (!rate) return t("rate.unknown");
  return <span className="num">{t(`rate.short.${rate.of}`, { percent: formatNumber(rate.percent, 1) })}</span>;
}

async function columnsOf(issued: boolean): Promise<Column<Row>[]> {
  const t = await getTranslations("surveys.round");
  const locale = await requestLocale();
  const name: Column<Row> = { key: "name", header: t("department"), cell: (row) => row.name, phone: "title" };
  const target: Column<Row> = {
    key: "target",
    header: t("targetColumn"),
    cell: (row) => (row.target === null ? t("noTarget") : number(row.target)),
    align: "end",
    phoneLabel: true,
  };
  if (!issued) return [name, { ...target, phone: "side" }];
  return [
    name,
    { key: "answers", header: t("answers"), cell: (row) => number(row.answers), align: "end", phone: "side" },
    target,
    { key: "rate", header: t("rateLabel"), cell: (row) => rateCell(row, t), align: "end", phoneLabel: true },
    {
      key: "codes",
      header: t("codesLeft"),
      cell: ({ codesLeft, codesIssued }) => (
        <span className="num">{codesIssued > 0 ? t("codesOf", { codesLeft, codesIssued }) : t("noCodes")}</span>
      ),
      align: "end",
      phoneLabel: true,
    },
    {
      key: "last",
      header: t("lastAnswer"),
      cell: (row) => <span className="num">{row.lastDay ? formatDay(row.lastDay, locale) : t("noneYet")}</span>,
      align: "end",
      phoneLabel: true,
    },
  ];
}

/** Each department's part, in the order of the departments: nobody is ranked. */
export async function RoundDepartments({ rows, round }: { rows: Row[]; round: RoundDetail }) {
  const { id, issued } = round;
  const t = await getTranslations("surveys.round");
  const title = t(issued ? "byDepartment" : "asked");
  return (
    <Card
      title={title}
      flush
      actions={issued ? <ExportButton list="surveys" url={listUrl("", { round: id })} count={rows.length} /> : null}
    >
      <DataTable caption={title} columns={await columnsOf(issued)} rows={rows} rowKey={(row) => row.id} />
    </Card>
  );
}
