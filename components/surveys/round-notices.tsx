import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { type Day, today } from "@/lib/core/period";
import { formatDayWithWeekday } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { issueRoundAction, resumeRoundAction } from "@/lib/surveys/actions";
import type { RoundDetail } from "@/lib/surveys/queries/round-detail";

type Props = { round: RoundDetail; canManage: boolean };

/** What happens next with a round that is not open. */
export async function RoundNotices({ round, canManage }: Props) {
  const t = await getTranslations("surveys.round");
  const locale = await requestLocale();
  const say = (day: Day) => formatDayWithWeekday(day, locale);
  const { id, version, state, stopped, opensOn, closesOn } = round;
  if (state === "draft") return canManage ? <IssueCard round={round} /> : <Notice>{t("draftNotice")}</Notice>;
  if (state === "waiting") return <Notice>{t("waitingNotice", { day: say(opensOn) })}</Notice>;
  if (state !== "closed") return null;
  if (!stopped) return <Notice>{t("closedNotice", { day: say(closesOn) })}</Notice>;
  const resumable = canManage && closesOn >= today();
  return (
    <Notice title={t("stoppedNotice")}>
      {resumable ? (
        <div className="mt-2">
          <ActionButton id="resume-round" action={resumeRoundAction} fields={{ id, version }} size="sm">
            {t("resume", { day: say(closesOn) })}
          </ActionButton>
        </div>
      ) : null}
    </Notice>
  );
}

async function IssueCard({ round }: { round: RoundDetail }) {
  const t = await getTranslations("surveys.round");
  const locale = await requestLocale();
  const { id, version, opensOn, closesOn, departments } = round;
  const late = opensOn < today();
  return (
    <Card title={t("issueTitle")}>
      <ul className="mb-3 grid list-disc gap-1 pl-5">
        <li>{t("issueFreezes")}</li>
        <li>{t("issueAddresses", { count: departments.length })}</li>
        <li>{t("issueOpens", { day: formatDayWithWeekday(late ? today() : opensOn, locale) })}</li>
      </ul>
      {late && closesOn >= today() ? (
        <p className="mb-3 text-muted">{t("issueLate", { day: formatDayWithWeekday(opensOn, locale) })}</p>
      ) : null}
      <ActionButton id="issue-round" action={issueRoundAction} fields={{ id, version }} variant="primary">
        {t("issue")}
      </ActionButton>
    </Card>
  );
}
