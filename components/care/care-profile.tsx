import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { CareRow } from "@/lib/care/queries";
import { formatDay, formatNumber, formatYuan } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

/** Everything that was logged of one care action. */
export async function CareProfile({ care }: { care: CareRow }) {
  const t = await getTranslations("care");
  const { kind, onDay, departmentName, people, amountFen, note } = care;
  const number = (text: string) => <span className="num">{text}</span>;
  return (
    <Card>
      <DefinitionList
        columns={2}
        items={[
          { term: t("field.kind"), value: t(`kind.${kind}`) },
          { term: t("field.day"), value: number(formatDay(onDay, await requestLocale())) },
          { term: t("field.department"), value: departmentName ?? t("wholeHospital") },
          { term: t("field.people"), value: number(formatNumber(people)) },
          { term: t("field.amount"), value: amountFen === null ? t("none") : number(formatYuan(amountFen)) },
          { term: t("field.note"), value: <span className="prose-text">{note || t("none")}</span> },
        ]}
      />
    </Card>
  );
}
