import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Actor, can } from "@/lib/core/actor";
import type { FollowUpRow } from "@/lib/reports/queries/follow-ups";
import type { FollowUpsToday } from "@/lib/reports/queries/follow-ups-today";
import type { Sections } from "@/lib/reports/schema";
import { CONCERN_SECTIONS } from "@/lib/reports/schema/concerns";
import { FOLLOW_UP_TONE, useFollowUpWords } from "./follow-up-words";

/** What became of some words: each with its state, who does it and until when. */
export function FollowUpLines({ rows }: { rows: readonly FollowUpRow[] }) {
  const t = useTranslations("desk.followUp");
  const words = useFollowUpWords();
  return (
    <ul className="grid gap-2">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <a className="tap" href={`/reports/follow-ups/${row.id}`}>
            {row.title}
          </a>
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

type OfReport = {
  actor: Actor;
  report: { id: string; snapshot: { sections: Sections } | null };
  rows: readonly FollowUpRow[];
};

/** On a report: what became of what it says is stuck or wanted, and for reviewers the way to take it up. */
export function ReportFollowUps({ actor, report, rows }: OfReport) {
  const [t, concerns] = [useTranslations("desk.followUp"), useTranslations("desk.concerns")];
  const sections = CONCERN_SECTIONS.filter((section) => report.snapshot?.sections[section].trim());
  if (rows.length === 0 && sections.length === 0) return null;
  const links = can(actor, "report.review") ? sections : [];
  return (
    <Card title={t("ofReport")} className="mt-4">
      {rows.length === 0 ? <p className="text-muted">{t("ofReportNone")}</p> : <FollowUpLines rows={rows} />}
      <p className="no-print mt-2 flex flex-wrap gap-2 empty:hidden">
        {links.map((section) => (
          <ButtonLink key={section} href={`/reports/concerns/${report.id}/${section}`} size="sm">
            {concerns("takeUpOf", { kind: concerns(`kind.${section}`) })}
          </ButtonLink>
        ))}
      </p>
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

/** Beside what the plan has to be looked after: tasks that came from reports, as far as they are overdue or due soon. */
export function FollowUpsDue({ rows }: { rows: readonly FollowUpRow[] }) {
  const t = useTranslations("desk.today");
  if (rows.length === 0) return null;
  return (
    <Card title={t("due", { count: rows.length })} className="my-4" footer={<a href={ALL.own}>{t("all")}</a>}>
      <FollowUpLines rows={rows} />
    </Card>
  );
}

/** The words it came from: branch, month and kind, opening the report for whoever may read it. */
export function FollowUpOrigin({ row }: { row: FollowUpRow }) {
  const t = useTranslations("desk.followUp");
  const words = useFollowUpWords();
  const about = { branch: row.branchName, month: words.month(row.month), section: words.section(row.section) };
  const said = t("origin", about);
  return row.opensReport ? <a href={`/reports/${row.reportId}`}>{said}</a> : said;
}

/** A follow-up's state by sign and word. */
export function FollowUpPill({ state }: Pick<FollowUpRow, "state">) {
  return <StatusPill tone={FOLLOW_UP_TONE[state]}>{useFollowUpWords().state(state)}</StatusPill>;
}
