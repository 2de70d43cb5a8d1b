import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { toDbDay } from "@/lib/core/period";
import type { RoundDetail } from "../queries/round-detail";
import { targetsOf } from "../rules/targets";
import type { CreateRoundInput, UpdateRoundInput } from "../schema";
import { auditOf, changeRound, getRoundIn, type RoundData } from "./change-round";
import { assertDays, assertDepartments, assertVersion } from "./check-round";

/** What was typed, checked against the hospital, as columns and as the trail keeps it. */
async function check(tx: Tx, actor: Actor, input: CreateRoundInput) {
  const { questionnaireVersionId, title, opensOn, closesOn } = input;
  const population = await assertVersion(tx, actor, questionnaireVersionId);
  assertDays(input);
  await assertDepartments(tx, actor, input.departmentIds, input);
  const targets = targetsOf(input.departmentIds, input);
  return {
    columns: { questionnaireVersionId, population, title, opensOn: toDbDay(opensOn), closesOn: toDbDay(closesOn) },
    targets,
    after: { questionnaireVersionId, population, title, opensOn, closesOn, departments: targets },
  };
}

async function addDepartments(
  tx: Tx,
  { hospitalId }: Actor,
  roundId: string,
  targets: ReturnType<typeof targetsOf>,
): Promise<void> {
  await tx.surveyRoundDepartment.createMany({ data: targets.map((one) => ({ hospitalId, roundId, ...one })) });
}

/** What the trail keeps of a draft before it is changed. */
export function keptOf({ questionnaire, population, title, opensOn, closesOn, departments }: RoundDetail) {
  return {
    questionnaireVersionId: questionnaire.versionId,
    population,
    title,
    opensOn,
    closesOn,
    departments: departments.map(({ id, target }) => ({ departmentId: id, target })),
  };
}

/**
 * Drafts a round. Throws INVALID for days that have passed, departments that are not open then, and versions of an
 * archived questionnaire; CONFLICT for a title that is taken.
 */
export async function createRound(tx: Tx, actor: Actor, input: CreateRoundInput): Promise<Outcome<RoundData>> {
  const { columns, targets, after } = await check(tx, actor, input);
  const data = { hospitalId: actor.hospitalId, ...columns };
  const { id } = await tx.surveyRound.create({ data, select: { id: true } });
  await addDepartments(tx, actor, id, targets);
  return { data: { id }, audit: [auditOf("create", id, { after })] };
}

/** Changes a draft in everything. Throws as `createRound`, and CONFLICT once the round was issued. */
export async function updateRound(tx: Tx, actor: Actor, input: UpdateRoundInput): Promise<Outcome<RoundData>> {
  const { id } = input;
  const issued = "surveys.error.alreadyIssued";
  const before = await getRoundIn(tx, actor, id, { waiting: issued, open: issued, closed: issued });
  const { columns, targets, after } = await check(tx, actor, input);
  await changeRound(tx, actor, input, { where: { issuedAt: null }, data: columns });
  await tx.surveyRoundDepartment.deleteMany({ where: { hospitalId: actor.hospitalId, roundId: id } });
  await addDepartments(tx, actor, id, targets);
  return { data: { id }, audit: [auditOf("update", id, { before: keptOf(before), after })] };
}
