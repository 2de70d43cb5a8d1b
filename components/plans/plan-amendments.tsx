import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { Amendment } from "@/lib/plans/queries/amendments";
import type { KeptChange } from "@/lib/plans/schema/amendments";
import { changeWords } from "./plan-change-words";
import { itemHref } from "./roadmap-words";

/** Each amendment with who made it, when, why, and what it changed. */
export async function AmendmentList({ planId, amendments }: { planId: string; amendments: readonly Amendment[] }) {
  const t = await getTranslations("plans");
  const locale = await requestLocale();
  return (
    <div className="grid gap-4">
      {amendments.map(({ id, number, at, actorName, reason, changes }) => (
        <Card key={id} title={t("amendment.number", { number })}>
          <p className="figure-line">{t("amendment.by", { name: actorName, time: formatInstant(at, locale) })}</p>
          <p className="prose-text my-2">{reason}</p>
          <ChangeList planId={planId} changes={changes} titled />
        </Card>
      ))}
    </div>
  );
}

type ChangesProps = { planId: string; changes: readonly KeptChange[]; titled?: boolean };

/** What was changed, field by field, before and after. */
export async function ChangeList({ planId, changes, titled }: ChangesProps) {
  const words = changeWords(await requestLocale());
  return (
    <>
      {changes.map((change) => (
        <p key={`${change.itemId} ${change.field}`}>
          {titled && change.itemId ? <a href={itemHref(planId, change.itemId)}>{change.title}</a> : null}
          {titled ? " · " : null}
          {words(change)}
        </p>
      ))}
    </>
  );
}
