import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { clock, dayOf, timeOf } from "@/lib/core/period";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listEveryBranch } from "@/lib/organisation/queries/branches";
import { hoursOf, yearPeriod } from "../rules/training";
import { trainingFilters } from "../schema";
import { listBranchTraining, listTrainingByMember } from "./training";

const MOST = 50_000;

/** The year's training by branch or by member as a worksheet, in the reader's words. */
export async function getTrainingSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const { year, branch, by } = trainingFilters.parse(params);
  const filters = { ...yearPeriod(year), branchId: branch };
  const branches = await listEveryBranch(actor, "member.read");
  const now = clock.now();
  const rows =
    by === "branch"
      ? (await listBranchTraining(actor, filters)).map((row) => [
          row.branchName,
          row.activities,
          row.personTimes,
          hoursOf(row.minutes),
          row.people,
        ])
      : (await listTrainingByMember(actor, filters, MOST)).rows.map((row) => [
          row.name,
          row.branchName,
          row.personTimes,
          hoursOf(row.minutes),
        ]);
  const header = (key: string, width: number) => ({ header: t(`activities.training.${key}`), width });
  return {
    name: t("activities.training.title"),
    about: [
      [t("activities.training.year"), year],
      [
        t("activities.export.filters"),
        branches.find(({ id }) => id === branch)?.name ?? t("activities.export.noFilters"),
      ],
      [t("activities.export.total"), String(rows.length)],
      [t("activities.export.asOf"), `${dayOf(now)} ${timeOf(now)}`],
    ],
    columns:
      by === "branch"
        ? [
            header("branch", 24),
            header("activities", 10),
            header("personTimes", 10),
            header("hours", 10),
            header("people", 10),
          ]
        : [header("name", 12), header("branch", 24), header("times", 10), header("ownHours", 10)],
    rows,
  };
}
