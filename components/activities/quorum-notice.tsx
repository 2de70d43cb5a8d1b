import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { QuorumFinding } from "@/lib/activities/queries/quorum";
import { votesNeeded } from "@/lib/activities/rules";

/** Whether the meeting was valid, why, and by which article. */
export async function QuorumNotice({ quorum, citation, resolutionShare }: QuorumFinding) {
  const t = await getTranslations("activities");
  const { basis, valid, present, needed, eligible } = quorum;
  const verdicts = {
    voting: valid ? ("validVoting" as const) : ("invalidVoting" as const),
    committee: valid ? ("validCommittee" as const) : ("invalidCommittee" as const),
  };
  const votes = resolutionShare === null ? null : votesNeeded(eligible, resolutionShare);
  return (
    <Notice tone={valid ? "info" : "warn"} title={t(valid ? "quorum.valid" : "quorum.invalid")}>
      <p>{t(`quorum.${verdicts[basis]}`, { eligible, present, needed })}</p>
      {votes === null ? null : <p>{t("quorum.resolution", { votes, eligible })}</p>}
      {votes !== null && present < votes ? <p>{t("quorum.resolutionOutOfReach", { votes })}</p> : null}
      <p>
        {t("quorum.rule", { citation })} · <a href="/rules">{t("quorum.ruleLink")}</a>
      </p>
    </Notice>
  );
}
