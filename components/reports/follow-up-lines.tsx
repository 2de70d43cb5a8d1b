import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { FollowUpRow, FollowUpsToday } from "@/lib/reports/queries/follow-ups";
import { FOLLOW_UP_TONE, useFollowUpWords } from "./follow-up-words";

/** What became of some words: each with its state, who does it and until when. */
export function FollowUpLines({ rows }: { rows: readonly FollowUpRow[] }) {
  const t = useTranslations("desk.followUp");
  const words = useFollowUpWords();
  return (
    <ul className="grid gap-2">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <a href={`/reports/follow-ups/${row.id}`}>{row.title}</a>
          <StatusPill tone={FOLLOW_UP_TONE[row.state]}>{words.state(row.state)}</StatusPill>
          <span className="text-muted">
            {[words.kind(row.kind), words.owner(row), row.responsible, words.due(row)].filter(Boolean).join(" · ")}
          </span>
          {row.outcome ? (
            <span className="w-full text-muted">{t("outcomeLabel", { outcome: row.outcome })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** On a report: what became of what it says, and the way to take it up for those who may. */
export function ReportFollowUps({
  rows,
  links,
}: {
  rows: readonly FollowUpRow[];
  links: { href: string; label: string }[];
}) {
  const t = useTranslations("desk.followUp");
  return (
    <Card
      title={t("ofReport")}
      footer={
        links.length > 0 ? (
          <span className="flex flex-wrap gap-x-4 no-print">
            {links.map(({ href, label }) => (
              <a key={href} href={href}>
                {label}
              </a>
            ))}
          </span>
        ) : undefined
      }
    >
      {rows.length === 0 ? <p className="text-muted">{t("ofReportNone")}</p> : <FollowUpLines rows={rows} />}
    </Card>
  );
}

const MOST = 6;
const ALL = {
  own: "/reports/concerns?view=followUps&state=open",
  overdue: "/reports/concerns?view=followUps&state=overdue",
  news: "/reports/concerns",
} as const;

/** On the first page: tasks of the branch, what is overdue, and what became of the branch's words. */
export function FollowUpsOfToday({ followUps }: { followUps: FollowUpsToday }) {
  const t = useTranslations("desk.today");
  return (["own", "overdue", "news"] as const).map((part) => {
    const rows = followUps[part];
    if (rows.length === 0) return null;
    return (
      <Card
        key={part}
        title={t(part, { count: rows.length })}
        className="mb-4"
        footer={<a href={ALL[part]}>{t("all")}</a>}
      >
        <FollowUpLines rows={rows.slice(0, MOST)} />
      </Card>
    );
  });
}

/** A follow-up's state by sign and word. */
export function FollowUpPill({ state }: Pick<FollowUpRow, "state">) {
  return <StatusPill tone={FOLLOW_UP_TONE[state]}>{useFollowUpWords().state(state)}</StatusPill>;
}
