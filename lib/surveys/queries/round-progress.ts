import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { type Day, fromDbDay, fromDbDayOrNull } from "@/lib/core/period";
import type { Count } from "../rules/progress";
import type { RoundDepartment, RoundDetail } from "./round-detail";

export type DepartmentProgress = RoundDepartment & Count & { lastDay: Day | null };

export type RoundProgress = {
  departments: DepartmentProgress[];
  /** Days with an answer, in their order. */
  days: { day: Day; answers: number }[];
};

type DepartmentCount = { departmentId: string; answers: number; lastDay: Date | null };

/** How many questionnaires came in so far, by department and by day; of the departments that `round` brings along. */
export async function summarizeRound(actor: Actor, { id, departments }: RoundDetail): Promise<RoundProgress> {
  const { hospitalId } = actor;
  const departmentIds = departments.map((one) => one.id);
  const [counts, days, codes] = await Promise.all([
    // The first number of a tally counts the questionnaires.
    db.$queryRaw<DepartmentCount[]>`
      SELECT "departmentId", sum(counts[1])::int AS answers, max(day) FILTER (WHERE counts[1] > 0) AS "lastDay"
      FROM "SurveyDayTally"
      WHERE "hospitalId" = ${hospitalId}::uuid AND "roundId" = ${id}::uuid AND "departmentId" = ANY(${departmentIds}::uuid[])
      GROUP BY "departmentId"`,
    db.$queryRaw<{ day: Date; answers: number }[]>`
      SELECT day, sum(counts[1])::int AS answers FROM "SurveyDayTally"
      WHERE "hospitalId" = ${hospitalId}::uuid AND "roundId" = ${id}::uuid AND "departmentId" = ANY(${departmentIds}::uuid[])
      GROUP BY day HAVING sum(counts[1]) > 0 ORDER BY day`,
    db.surveyCode.groupBy({
      by: ["departmentId"],
      where: { hospitalId, roundId: id, departmentId: { in: departmentIds } },
      _count: true,
    }),
  ]);
  const countOf = new Map(counts.map((one) => [one.departmentId, one]));
  const leftOf = new Map(codes.map((one) => [one.departmentId, one._count]));
  return {
    departments: departments.map((one) => ({
      ...one,
      answers: countOf.get(one.id)?.answers ?? 0,
      lastDay: fromDbDayOrNull(countOf.get(one.id)?.lastDay ?? null),
      codesLeft: leftOf.get(one.id) ?? 0,
    })),
    days: days.map(({ day, answers }) => ({ day: fromDbDay(day), answers })),
  };
}
