import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { ListUrl } from "@/components/ui/list-url";
import type { CareSum, CareYear } from "@/lib/care/rules";
import { CARE_KINDS, type CareKind } from "@/lib/care/schema";
import { formatYuan } from "@/lib/i18n/format";

/** Sums of what is listed: a line a year, in each how often of which kind; each opens what was counted. */
export async function CareSums({ url, years }: { url: ListUrl; years: CareYear[] }) {
  const t = await getTranslations("care");
  const counted = ({ actions, people }: CareSum) => t("sums.counted", { actions, people });
  const opened = (year: string, kind?: CareKind) =>
    url.with({ from: `${year}-01`, to: `${year}-12`, ...(kind ? { kind } : {}) });
  const ofKind = (kind: CareKind): Column<CareYear> => ({
    key: kind,
    header: t(`kind.${kind}`),
    cell: ({ year, kinds }) =>
      kinds[kind].actions > 0 ? <a href={opened(year, kind)}>{counted(kinds[kind])}</a> : t("none"),
    align: "end",
    phoneLabel: true,
  });
  const columns: Column<CareYear>[] = [
    {
      key: "year",
      header: t("sums.year"),
      cell: ({ year }) => <a href={opened(year)}>{t("sums.ofYear", { year })}</a>,
    },
    ...CARE_KINDS.map(ofKind),
    { key: "total", header: t("sums.total"), cell: ({ total }) => counted(total), align: "end", phone: "side" },
    {
      key: "amount",
      header: t("sums.amount"),
      cell: ({ total }) => (total.amountFen > 0 ? formatYuan(total.amountFen) : t("none")),
      align: "end",
      phoneLabel: true,
    },
  ];
  if (years.length === 0) return null;
  return (
    <Card title={t("sums.title")} flush className="mb-4">
      <DataTable caption={t("sums.caption")} columns={columns} rows={years} rowKey={({ year }) => year} bare />
    </Card>
  );
}
