import { randomUUID } from "node:crypto";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, monthOf, today } from "@/lib/core/period";
import {
  closeImprovementAction,
  correctImprovementAction,
  createImprovementAction,
  reopenImprovementAction,
} from "@/lib/improvements/actions";
import { layoutOf } from "@/lib/surveys/rules/layout";
import { addCounts, noCounts } from "@/lib/surveys/rules/tally";
import { SAMPLE_DOCUMENT } from "@/tests/support/survey-document";

const ACTIONS = {
  create: createImprovementAction,
  correct: correctImprovementAction,
  close: closeImprovementAction,
  reopen: reopenImprovementAction,
};

/** Runs an action as an actor: permission, input, transaction and trail as in the application. */
export function act(name: keyof typeof ACTIONS, actor: Actor, input: object): Promise<{ id: string }> {
  return execute<never, { id: string }>(definitionOf(ACTIONS[name]) as never, actor, input);
}

/** A new action as the form sends it: on the communication of doctors this year up to now. */
export function typed(changes: object = {}) {
  const plan = { title: "Listen longer", cause: "Short visits", measure: "Ten minutes each" };
  const days = { startedOn: today(), dueOn: addDays(today(), 60) };
  const figure = { measured: "outpatient.doctorCommunication", from: "2026-01", to: monthOf(today()) };
  return { ...plan, ...days, ...figure, departmentId: "", branchId: "", ...changes };
}

export async function versionOf(id: string): Promise<number> {
  return (await db.improvement.findFirstOrThrow({ where: { id } })).version;
}

type Place = { hospitalId: string; roundId: string; departmentId: string };

/** Lets out answers to the doctors' question in this month: how many on each of its four levels. */
export async function letOut({ hospitalId, roundId, departmentId }: Place, levels: readonly number[]): Promise<void> {
  const layout = layoutOf(SAMPLE_DOCUMENT);
  const doctor = layout.places[0];
  if (!doctor) throw new Error("the sample has no question");
  const counts = noCounts(layout.size);
  counts[0] = counts[doctor.answered] = levels.reduce((sum, count) => sum + count, 0);
  levels.forEach((count, index) => {
    counts[doctor.first + index] = count;
  });
  const key = { hospitalId, roundId, departmentId, month: monthOf(today()) };
  const before = await db.surveyMonthTally.findFirst({ where: key });
  if (before) {
    await db.surveyMonthTally.updateMany({ where: key, data: { counts: addCounts(before.counts, counts) } });
  } else await db.surveyMonthTally.create({ data: { ...key, counts } });
}

/** A further round of a questionnaire, issued at an instant, over some departments. */
export async function issueRound(
  questionnaireVersionId: string,
  { hospitalId, departmentIds, issuedAt }: { hospitalId: string; departmentIds: string[]; issuedAt: Date },
): Promise<string> {
  const days = { opensOn: new Date("2026-01-01"), closesOn: new Date("2999-12-31") };
  const about = { hospitalId, questionnaireVersionId, population: "outpatient", ...days, issuedAt } as const;
  const { id: roundId } = await db.surveyRound.create({ data: { ...about, title: `Round ${randomUUID()}` } });
  await db.surveyRoundDepartment.createMany({
    data: departmentIds.map((departmentId) => ({ hospitalId, roundId, departmentId })),
  });
  return roundId;
}
