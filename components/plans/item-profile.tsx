import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatDay } from "@/lib/i18n/format";
import type { ItemPage } from "@/lib/plans/queries/item-page";
import { wayText } from "./item-figure";
import { ownerText, type Words } from "./roadmap-words";

/** Who answers for the item, who helps, from when to when, and how it is measured. */
export async function ItemProfile({ page: { item }, words }: { page: ItemPage; words: Words }) {
  const t = await getTranslations("plans");
  const day = (given: string) => <span className="num">{formatDay(given, words.locale)}</span>;
  const coOwners = item.coOwners.map(({ name }) => name).join(t("roadmap.and"));
  const measure =
    item.measure === "none" ? t("measure.none") : `${t(`measure.${item.measure}`)} · ${wayText(item, words)}`;
  return (
    <Card title={t("item.profile")}>
      <DefinitionList
        columns={1}
        items={[
          ...(item.detail
            ? [{ term: t("field.detail"), value: <span className="prose-text">{item.detail}</span> }]
            : []),
          { term: t("field.owner"), value: ownerText(item, words) },
          { term: t("field.coOwners"), value: coOwners || t("amendment.nothing") },
          { term: t("field.responsible"), value: item.responsible || t("amendment.nothing") },
          { term: t("field.startsOn"), value: day(item.startsOn) },
          { term: t("field.dueOn"), value: day(item.dueOn) },
          ...(item.doneOn ? [{ term: t("field.doneOn"), value: day(item.doneOn) }] : []),
          { term: t("field.measure"), value: measure },
        ]}
      />
    </Card>
  );
}
