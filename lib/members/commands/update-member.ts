import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { today } from "@/lib/core/period";
import { assertCanManageMembers, canCorrectStage } from "../policy";
import { getMember, type MemberDetail } from "../queries/member-detail";
import { listShortestTimes } from "../queries/shortest-times";
import { type StageDays, settableDays, stageDaysProblem } from "../rules/stage-days";
import { EVENT_OF } from "../rules/timeline";
import { type MemberStage, STAGE_DAYS, type UpdateMemberInput } from "../schema";
import { checkBranch, toDbDayOrNull } from "./add-member";
import { checkAgeAtStart } from "./check-age";
import { resolveIntroducers, saveIntroducers } from "./save-introducers";

/** Throws INVALID, with the article where one decides, for days of stages that cannot be. */
export async function checkStageDays(tx: Tx, actor: Actor, stage: MemberStage, days: StageDays): Promise<void> {
  const shortest = await listShortestTimes(actor, tx);
  const problem = stageDaysProblem(stage, days, { today: today(), shortest });
  if (problem) throw fieldError(problem.field, problem.key, problem.params);
}

/** Events of a stage move with the day that is corrected. */
async function moveEvents(tx: Tx, { hospitalId }: Actor, member: MemberDetail, days: StageDays): Promise<void> {
  for (const column of STAGE_DAYS) {
    const [before, after] = [toDbDayOrNull(member[column]), toDbDayOrNull(days[column])];
    if (!before || !after || member[column] === days[column]) continue;
    const where = { hospitalId, memberId: member.id, kind: EVENT_OF[column], onDay: before };
    await tx.memberEvent.updateMany({ where, data: { onDay: after } });
  }
}

function audited({ groupId, stage }: { groupId: string | null; stage: MemberStage }, days: StageDays, names: string[]) {
  const all = STAGE_DAYS.map((column) => [column, days[column] ?? null]);
  return { groupId, stage, ...Object.fromEntries(all), introducers: names };
}

/**
 * Corrects what the books say of a member: group, days of the stages, introducers; the stage itself only for the
 * office. Throws INVALID naming the article, CONFLICT on a stale version.
 */
export async function updateMember(
  tx: Tx,
  actor: Actor,
  { id, version, ...input }: UpdateMemberInput,
): Promise<Outcome<{ id: string; branchId: string }>> {
  const { hospitalId } = actor;
  const member = await getMember(actor, id, tx);
  const { branchId } = member;
  assertCanManageMembers(actor, branchId);
  const stage = input.stage ?? member.stage;
  if (stage !== member.stage && !canCorrectStage(actor)) throw new AppError("FORBIDDEN", "core.error.forbidden");
  if (input.groupId) await checkBranch(tx, actor, { branchId, groupId: input.groupId });
  const stageDays = settableDays(member, input, { office: canCorrectStage(actor) });
  await checkStageDays(tx, actor, stage, stageDays);
  await checkAgeAtStart(tx, actor, { staffId: member.staffId, days: stageDays, before: member });
  const stored = member.introducers.filter((one) => one.kind === "admission");
  const people = await resolveIntroducers(tx, actor, { memberId: id, typed: input.introducers, stored });
  const groupId = input.groupId ?? null;
  const days = Object.fromEntries(STAGE_DAYS.map((column) => [column, toDbDayOrNull(stageDays[column])]));
  const { count } = await tx.member.updateMany({
    where: { hospitalId, id, version },
    data: { groupId, stage, ...days, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "member", id);
  await moveEvents(tx, actor, member, stageDays);
  await saveIntroducers(tx, actor, { memberId: id, kind: "admission", people });
  const names = (list: readonly { name: string }[]) => list.map((one) => one.name);
  const audit = {
    action: "member.update",
    subject: "member",
    subjectId: id,
    branchId,
    before: audited(member, member, names(stored)),
    after: audited({ groupId, stage }, stageDays, names(people)),
  };
  return { data: { id, branchId }, audit: [audit] };
}
