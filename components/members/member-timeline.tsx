import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { NoticeTone } from "@/components/ui/notice-box";
import { Timeline } from "@/components/ui/timeline";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { TimelineEntry } from "@/lib/members/rules/timeline";

type Props = { memberId: string; entries: TimelineEntry[]; canManage: boolean };

const MILESTONES: readonly TimelineEntry["kind"][] = ["becameProbationary", "becameFull"];

function toneOf(kind: TimelineEntry["kind"]): NoticeTone | undefined {
  return MILESTONES.includes(kind) ? "ok" : undefined;
}

/** The whole path, from the application to today, newest at the bottom. */
export async function MemberTimeline({ memberId, entries, canManage }: Props) {
  const [t, locale] = [await getTranslations("members"), await requestLocale()];
  const titleOf = ({ kind, branchName, name }: TimelineEntry) =>
    t(`event.${kind}`, { branch: branchName ?? "", hasBranch: branchName ? "yes" : "no", name: name ?? "" });
  const metaOf = ({ day, toDay }: TimelineEntry) =>
    toDay ? t("detail.period", { from: formatDay(day, locale), to: formatDay(toDay, locale) }) : formatDay(day, locale);
  const peopleOf = ({ kind, people }: TimelineEntry) => {
    const names = people.join(t("comma"));
    return names && t(kind === "becameActivist" ? "detail.contacts" : "detail.people", { names });
  };
  const linkOf = ({ eventId, last }: TimelineEntry) =>
    canManage && eventId ? (
      <a className="tap ml-2" href={`/members/${memberId}/events/${eventId}`}>
        {t(last ? "detail.correctOrTakeBack" : "detail.correct")}
      </a>
    ) : null;
  const items = entries.map((entry) => ({
    id: entry.id,
    title: titleOf(entry),
    meta: (
      <>
        <span className="num">{metaOf(entry)}</span>
        {linkOf(entry)}
      </>
    ),
    body: [peopleOf(entry), entry.note].filter(Boolean).join(" ") || undefined,
    tone: toneOf(entry.kind),
  }));
  return (
    <Card title={t("detail.path")}>
      {items.length === 0 ? (
        <p className="text-muted">{t("detail.pathEmpty")}</p>
      ) : (
        <Timeline items={items} label={t("detail.path")} />
      )}
    </Card>
  );
}
