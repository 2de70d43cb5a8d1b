import { getTranslations } from "next-intl/server";
import { StatusPill } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Timeline } from "@/components/ui/timeline";
import { formatInstant } from "@/lib/i18n/format";
import type { ItemNudge } from "@/lib/plans/queries/item-nudges";
import { REASON_TONE } from "./matter-words";
import type { Words } from "./roadmap-words";

/** Every nudge about the item: when, by whom, through what, whether it was seen and answered. */
export async function ItemNudges({ nudges, words }: { nudges: readonly ItemNudge[]; words: Words }) {
  const t = await getTranslations("plans");
  if (nudges.length === 0) return null;
  const items = nudges.map((nudge) => ({
    id: nudge.id,
    title: (
      <>
        {nudge.branchName} <StatusPill tone={REASON_TONE[nudge.reason]}>{words.t(`reason.${nudge.reason}`)}</StatusPill>
      </>
    ),
    meta: bySender(nudge, words),
    body: <Course nudge={nudge} words={words} />,
  }));
  return (
    <Card title={t("item.nudges")}>
      <Timeline items={items} label={t("item.nudges")} />
    </Card>
  );
}

function bySender({ actorName, at }: ItemNudge, { t, locale }: Words): string {
  const time = formatInstant(at, locale);
  return actorName ? t("nudge.by", { name: actorName, at: time }) : t("nudge.round", { at: time });
}

/** The way it took, and what came of it. */
function Course({ nudge, words: { t, locale } }: { nudge: ItemNudge; words: Words }) {
  const { deliveries, seenAt, seenByName, answeredOn } = nudge;
  const outside = deliveries.map(
    ({ channel, status }) => `${t(`supervision.channel.${channel}`)} ${t(`supervision.status.${status}`)}`,
  );
  const seen = seenAt && t("supervision.log.seen", { name: seenByName ?? "", at: formatInstant(seenAt, locale) });
  return (
    <>
      <p>{[t("supervision.log.inside"), ...outside].join(" · ")}</p>
      <p>
        {seen || t("supervision.log.unseen")} ·{" "}
        {answeredOn ? t("item.answeredOn", { day: answeredOn }) : t("item.unanswered")}
      </p>
    </>
  );
}
