import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Timeline } from "@/components/ui/timeline";
import { formatInstant } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { ItemPage } from "@/lib/plans/queries/item-page";
import { ChangeList } from "./plan-amendments";

/** The amendments that touched this item, with what they changed of it. */
export async function ItemAmendments({ page: { plan, amendments } }: { page: ItemPage }) {
  const t = await getTranslations("plans");
  const locale = await requestLocale();
  if (amendments.length === 0) return null;
  const items = amendments.map(({ id, number, at, actorName, reason, changes }) => ({
    id,
    title: t("amendment.number", { number }),
    meta: t("amendment.by", { name: actorName, time: formatInstant(at, locale) }),
    body: (
      <>
        <p>{reason}</p>
        <ChangeList planId={plan.id} changes={changes} />
      </>
    ),
  }));
  return (
    <Card title={t("item.amendments")}>
      <Timeline items={items} label={t("item.amendments")} />
    </Card>
  );
}
