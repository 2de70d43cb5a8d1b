import { RoundChannels } from "@/components/surveys/round-channels";
import { RoundDepartments } from "@/components/surveys/round-departments";
import { RoundHead } from "@/components/surveys/round-head";
import { RoundNotices } from "@/components/surveys/round-notices";
import { RoundProgressCard } from "@/components/surveys/round-progress";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { requestOrigin } from "@/lib/core/request";
import { canManageSurveys } from "@/lib/surveys/policy";
import { listChannels } from "@/lib/surveys/queries/channels";
import { getRound } from "@/lib/surveys/queries/round-detail";
import { summarizeRound } from "@/lib/surveys/queries/round-progress";

export default async function RoundPage({ params }: PageProps<"/surveys/[id]">) {
  const actor = await requireActor("survey.read");
  const round = await orNotFound(getRound(actor, (await params).id));
  const [progress, channels, origin] = await Promise.all([
    summarizeRound(actor, round),
    listChannels(actor, round),
    requestOrigin(),
  ]);
  const canManage = canManageSurveys(actor);
  return (
    <>
      <RoundHead round={round} canManage={canManage} />
      <div className="grid gap-4">
        <RoundNotices round={round} canManage={canManage} />
        {round.issued ? <RoundProgressCard round={round} progress={progress} /> : null}
        <RoundDepartments rows={progress.departments} round={round} />
        {round.issued && round.state !== "closed" ? (
          <RoundChannels round={round} channels={channels} origin={origin} />
        ) : null}
      </div>
    </>
  );
}
