import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { StatusPill } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import { seeNudgeAction } from "@/lib/plans/actions";
import type { Nudge, NudgedMatter } from "@/lib/plans/queries/nudges";
import type { PlanToday as Props } from "@/lib/plans/queries/plan-today";
import type { Matter } from "@/lib/plans/queries/supervision";
import { MATTER_REASONS } from "@/lib/plans/schema/supervision";
import { REASON_TONE, useMatterWords } from "./matter-words";
import { itemHref } from "./roadmap-words";

/** Nudges that wait to be answered. */
export function Nudges({ nudges }: Pick<Props, "nudges">) {
  return nudges.map((nudge) => <NudgeCard key={nudge.id} nudge={nudge} />);
}

/** The plan on the first page: what is late or due soon in the own branch, and for the office how much there is of it. */
export function PlanToday({ own, office }: Omit<Props, "nudges">) {
  return (
    <>
      {own.length > 0 ? <OwnMatters rows={own} /> : null}
      {office && office.all > 0 ? <OfficeCard counts={office} /> : null}
    </>
  );
}

function NudgeCard({ nudge }: { nudge: Nudge }) {
  const t = useTranslations("plans");
  const words = useMatterWords();
  const locale = asLocale(useLocale());
  const { id, branchName, actorName, matters } = nudge;
  const at = formatInstant(nudge.at, locale);
  const seen = (
    <ActionButton id={`see-${id}`} action={seeNudgeAction} fields={{ id }} size="sm">
      {t("nudge.see")}
      <span className="sr-note">{t("nudge.seeOf", { branch: branchName, at })}</span>
    </ActionButton>
  );
  return (
    <Card title={t("nudge.title", { count: matters.length })} actions={seen} className="mb-4">
      <p className="text-muted">
        {branchName} · {actorName ? t("nudge.by", { name: actorName, at }) : t("nudge.round", { at })}
      </p>
      <ul className="mt-2 grid gap-3">
        {matters.map((matter) => (
          <li key={matter.itemId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <a href={itemHref(matter.planId, matter.itemId)}>{matter.title}</a>
            <MatterState matter={matter} />
            <span className="text-muted">{t("nudge.due", { day: words.day(matter.dueOn) })}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2">{t("nudge.ask")}</p>
    </Card>
  );
}

function MatterState({ matter }: { matter: NudgedMatter }) {
  const t = useTranslations("plans");
  const { reason, lateDays, settled } = matter;
  if (settled) return <StatusPill tone="ok">{t("nudge.settled")}</StatusPill>;
  if (lateDays) return <StatusPill tone="err">{t("supervision.days.late", { count: lateDays })}</StatusPill>;
  return <StatusPill tone={REASON_TONE[reason]}>{t(`reason.${reason}`)}</StatusPill>;
}

const MOST = 6;

function OwnMatters({ rows }: { rows: Matter[] }) {
  const t = useTranslations("plans.nudge");
  const words = useMatterWords();
  return (
    <Card
      title={t("own", { count: rows.length })}
      className="mb-4"
      footer={<a href="/plans/supervision">{t("ownAll")}</a>}
    >
      <ul className="grid gap-3">
        {rows.slice(0, MOST).map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <a href={itemHref(row.planId, row.id)}>{row.title}</a>
            {row.reasons.map((reason) => (
              <StatusPill key={reason} tone={REASON_TONE[reason]}>
                {words.reason(reason, row)}
              </StatusPill>
            ))}
            <span className="text-muted">{row.ownerName}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function OfficeCard({ counts }: { counts: NonNullable<Props["office"]> }) {
  const t = useTranslations("plans");
  const open = (
    <ButtonLink href="/plans/supervision" size="sm">
      {t("nudge.officeOpen")}
    </ButtonLink>
  );
  return (
    <Card title={t("nudge.office")} actions={open} className="mb-4">
      <ul className="flex flex-wrap gap-x-4 gap-y-2">
        {MATTER_REASONS.filter((reason) => counts[reason] > 0).map((reason) => (
          <li key={reason}>
            <a href={`/plans/supervision?reason=${reason}`}>
              <StatusPill tone={REASON_TONE[reason]}>
                {t("nudge.officeCount", { reason: t(`reason.${reason}`), count: counts[reason] })}
              </StatusPill>
            </a>
          </li>
        ))}
        <li className="text-muted">{t("supervision.count.open", { count: counts.open })}</li>
      </ul>
    </Card>
  );
}
