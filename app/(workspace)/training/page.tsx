import { getTranslations } from "next-intl/server";
import { TrainingFilterBar } from "@/components/activities/training-filters";
import { TrainingOverview } from "@/components/activities/training-summary";
import { BranchTrainingTable, MemberTrainingTable } from "@/components/activities/training-table";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import {
  listBranchTraining,
  listTrainingByMember,
  listTrainingKinds,
  summarizeTraining,
} from "@/lib/activities/queries/training";
import { recentYears, trainingPeriod } from "@/lib/activities/rules/training";
import { trainingFilters } from "@/lib/activities/schema";
import { requireActor } from "@/lib/core/auth";
import { today } from "@/lib/core/period";
import { listEveryBranch } from "@/lib/organisation/queries/branches";

export default async function TrainingPage({ searchParams }: PageProps<"/training">) {
  const actor = await requireActor("member.read");
  const t = await getTranslations("activities.training");
  const url = listUrl("/training", await searchParams);
  const { year, month, branch, by, page } = trainingFilters.parse(Object.fromEntries(url.entries));
  const filters = { ...trainingPeriod({ year, month }), branchId: branch };
  const [summary, kinds, branches, list] = await Promise.all([
    summarizeTraining(actor, filters),
    listTrainingKinds(actor),
    listEveryBranch(actor, "member.read"),
    by === "branch"
      ? listBranchTraining(actor, filters).then((rows) => ({ by, rows, total: rows.length }) as const)
      : listTrainingByMember(actor, { ...filters, page }).then((found) => ({ by, ...found }) as const),
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <TrainingFilterBar url={url} by={by} years={recentYears(today())} branches={branches} total={list.total} />
      <div className="grid gap-4">
        <TrainingOverview year={year} month={month} summary={summary} kinds={kinds} />
        {list.by === "branch" ? (
          <BranchTrainingTable url={url} rows={list.rows} />
        ) : (
          <>
            <MemberTrainingTable rows={list.rows} />
            <Pagination url={url} page={page} total={list.total} />
          </>
        )}
      </div>
    </>
  );
}
