import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { toDbDay, today } from "@/lib/core/period";
import type { RoundDetail } from "../queries/round-detail";
import { firstDayFrom } from "../rules/round-state";
import { targetsOf } from "../rules/targets";
import type { ExtendRoundInput } from "../schema";
import { auditOf, changeRound, getRoundIn, type RoundData } from "./change-round";
import { assertDepartments } from "./check-round";
import { addChannels } from "./make-channels";

/** A last day that is changed lies neither before today nor before the first. Throws INVALID at the field. */
function assertLastDay({ opensOn, closesOn: before }: RoundDetail, closesOn: string): void {
  if (closesOn === before) return;
  if (closesOn < opensOn) throw fieldError("closesOn", "surveys.invalid.days");
  if (closesOn < today()) throw fieldError("closesOn", "surveys.invalid.pastLastDay");
}

function assertRunning({ stopped }: RoundDetail, closesOn: string): void {
  if (stopped || closesOn < today()) throw fieldError("departmentIds", "surveys.invalid.closedRound");
}

/**
 * Changes an issued round in what its answers do not depend on: title, last day, targets; and takes in more
 * departments. Throws CONFLICT for a draft.
 */
export async function extendRound(tx: Tx, actor: Actor, input: ExtendRoundInput): Promise<Outcome<RoundData>> {
  const { id, title, closesOn } = input;
  const before = await getRoundIn(tx, actor, id, { draft: "surveys.error.notIssued" });
  assertLastDay(before, closesOn);
  const known = before.departments.map((one) => one.id);
  const more = [...new Set(input.departmentIds)].filter((one) => !known.includes(one));
  if (more.length > 0) {
    assertRunning(before, closesOn);
    await assertDepartments(tx, actor, more, { opensOn: firstDayFrom(before, today()), closesOn });
  }
  const data = { title, closesOn: toDbDay(closesOn) };
  await changeRound(tx, actor, input, { where: { issuedAt: { not: null } }, data });
  const targets = targetsOf([...known, ...more], input);
  await storeTargets(tx, actor, { id, known, targets });
  await addChannels(tx, actor, id, more);
  const old = before.departments.map((one) => ({ departmentId: one.id, target: one.target }));
  const audit = auditOf("extend", id, {
    before: { title: before.title, closesOn: before.closesOn, departments: old },
    after: { title, closesOn, departments: targets },
  });
  return { data: { id }, audit: [audit] };
}

type Targets = { id: string; known: readonly string[]; targets: ReturnType<typeof targetsOf> };

async function storeTargets(tx: Tx, { hospitalId }: Actor, { id: roundId, known, targets }: Targets): Promise<void> {
  const wanted = targets.filter(({ departmentId }) => known.includes(departmentId));
  await tx.$executeRaw`
    UPDATE "SurveyRoundDepartment" d SET target = w.target
    FROM unnest(${wanted.map((one) => one.departmentId)}::uuid[], ${wanted.map((one) => one.target)}::int[])
      AS w ("departmentId", target)
    WHERE d."hospitalId" = ${hospitalId}::uuid AND d."roundId" = ${roundId}::uuid AND d."departmentId" = w."departmentId"`;
  const added = targets.filter(({ departmentId }) => !known.includes(departmentId));
  await tx.surveyRoundDepartment.createMany({ data: added.map((one) => ({ hospitalId, roundId, ...one })) });
}
