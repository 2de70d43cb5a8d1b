import { PlanActions } from "@/components/plans/plan-actions";
import { RoadmapView } from "@/components/plans/roadmap";
import { RoadmapHead } from "@/components/plans/roadmap-head";
import { wordsOf } from "@/components/plans/roadmap-words";
import { listUrl } from "@/components/ui/list-url";
import { WordExport } from "@/components/ui/word-export";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import { requestLocale } from "@/lib/i18n/request-locale";
import { findLetterhead } from "@/lib/organisation/queries/letterhead";
import { canManagePlans } from "@/lib/plans/policy";
import { findPlanOfYear, getRoadmap } from "@/lib/plans/queries/roadmap";
import { groupRoadmap } from "@/lib/plans/rules/roadmap-groups";
import { dayOfPlan } from "@/lib/plans/rules/state";
import { roadmapLook } from "@/lib/plans/schema/roadmap";

export default async function PlanPage({ params, searchParams }: PageProps<"/plans/[id]">) {
  const actor = await requireActor("plan.read");
  const { id } = await params;
  const roadmap = await orNotFound(getRoadmap(actor, id));
  const url = listUrl(`/plans/${id}`, await searchParams);
  const look = roadmapLook.parse(Object.fromEntries(url.entries));
  const words = wordsOf(await requestLocale());
  const manages = canManagePlans(actor);
  return (
    <>
      <RoadmapHead
        roadmap={roadmap}
        words={words}
        actions={
          <>
            <WordExport
              kind="plan"
              id={roadmap.plan.id}
              letterhead={(await findLetterhead(actor)) !== null}
              numbered={!manages}
            />
            {manages ? (
              <PlanActions plan={roadmap.plan} next={await findPlanOfYear(actor, roadmap.plan.year + 1)} />
            ) : null}
          </>
        }
      />
      <RoadmapView
        roadmap={roadmap}
        groups={groupRoadmap(roadmap.items, look.by, look)}
        look={look}
        day={dayOfPlan(roadmap.plan, today())}
        canMove={manages && roadmap.plan.status !== "closed"}
        words={words}
        url={url}
      />
    </>
  );
}
