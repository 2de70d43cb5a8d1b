import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { DuesSums } from "@/lib/dues/rules";
import { formatMonth, formatYuan } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

/** What is due and paid in a month, and how many stand how. */
export async function DuesSummary({ month, sums }: { month: string; sums: DuesSums }) {
  const t = await getTranslations("dues");
  const { unpaid, partial, paid, exempt, noBase } = sums.states;
  const number = (text: string) => <span className="num">{text}</span>;
  return (
    <Card title={t("list.title", { month: formatMonth(month, await requestLocale()) })}>
      <DefinitionList
        columns={3}
        items={[
          { term: t("list.dueSum"), value: number(formatYuan(sums.dueFen)) },
          { term: t("list.paidSum"), value: number(formatYuan(sums.paidFen)) },
          { term: t("members"), value: number(t("people", { count: sums.members })) },
          { term: t("list.paidPeople"), value: number(t("people", { count: paid })) },
          { term: t("list.openPeople"), value: number(t("people", { count: unpaid + partial })) },
          { term: t("state.exempt"), value: number(t("people", { count: exempt })) },
          { term: t("list.noBasePeople"), value: number(t("people", { count: noBase })) },
        ]}
      />
      {noBase > 0 ? <p className="text-muted">{t("list.noBaseText")}</p> : null}
    </Card>
  );
}
