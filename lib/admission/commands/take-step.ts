import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { addDays, type Day, fromDbDay, toDbDay, today } from "@/lib/core/period";
import { recordEvent } from "@/lib/members/commands/record-event";
import { saveIntroducers } from "@/lib/members/commands/save-introducers";
import { partyOn, scopeMembers } from "@/lib/members/policy";
import { canTakeStep } from "../policy";
import { findPerson, getLaws, type PersonOnTheWay } from "../queries/people";
import { obstaclesTo, startsFrom } from "../rules";
import { type Columns, effectOf, namedBy } from "../rules/effects";
import type { PathEvent } from "../rules/path";
import { refusalOf } from "../rules/refusal";
import { beforeOf, type Taken } from "../rules/take-back";
import type { Act, Step, StepInput } from "../schema";

/** The people a step names are full members on its day, in the actor's reach. Throws INVALID at their field. */
async function saveNamed(tx: Tx, actor: Actor, person: PersonOnTheWay, act: Act): Promise<string[]> {
  const named = namedBy(act);
  if (!named) return [];
  const rows = await tx.member.findMany({
    where: {
      AND: [
        scopeMembers(actor),
        partyOn(act.onDay),
        { id: { in: named.ids }, stage: "full", OR: [{ fullOn: null }, { fullOn: { lte: toDbDay(act.onDay) } }] },
      ],
    },
    select: { id: true, staff: { select: { name: true } } },
  });
  const names = new Map(rows.map(({ id, staff }) => [id, staff.name]));
  const people = named.ids.map((introducerId, place) => {
    const name = names.get(introducerId);
    if (!name) throw fieldError(place === 0 ? "first" : "second", "admission.invalid.notFullMember");
    return { introducerId, name };
  });
  await saveIntroducers(tx, actor, { memberId: person.id, kind: named.kind, people });
  return people.map(({ name }) => name);
}

/**
 * Whoever leaves stays on the branch's books until the day before. Throws INVALID for the day of arrival or one before
 * it: no stay would be left that a step taken back could open again.
 */
async function closeMembership(
  tx: Tx,
  { hospitalId }: Actor,
  { id: memberId, branchId }: PersonOnTheWay,
  leftOn: Day,
): Promise<void> {
  const open = { hospitalId, memberId, branchId, toDay: null };
  const stay = await tx.branchMembership.findFirst({ where: open, select: { fromDay: true } });
  const arrived = stay && fromDbDay(stay.fromDay);
  if (arrived && leftOn <= arrived) throw fieldError("onDay", "admission.refused.arrivedThen", { day: arrived });
  await tx.branchMembership.updateMany({ where: open, data: { toDay: toDbDay(addDays(leftOn, -1)) } });
}

function dataOf({ stage, leftOn, ...days }: Columns): Prisma.MemberUpdateManyMutationInput {
  const stored = Object.entries(days).map(([column, day]) => [column, toDbDay(day)]);
  return {
    ...Object.fromEntries(stored),
    ...(stage ? { stage } : {}),
    ...(leftOn ? { leftOn: toDbDay(leftOn), leaveKind: "cancelled" as const } : {}),
    version: { increment: 1 },
  };
}

type Context = { memberId: string; note: string; taken: Taken };

/** The step itself with what it changed, then what came with it. */
async function recordEvents(
  tx: Tx,
  actor: Actor,
  { memberId, note, taken }: Context,
  [own, ...others]: readonly PathEvent[],
): Promise<void> {
  if (!own) return;
  const jsonOf = (details: object) => details as Prisma.InputJsonObject;
  const first = await recordEvent(tx, actor, { memberId, ...own, note, details: jsonOf({ ...own.details, ...taken }) });
  for (const event of others) {
    await recordEvent(tx, actor, { memberId, ...event, details: jsonOf({ ...event.details, with: first }) });
  }
}

/**
 * Takes one step on somebody's way into the Party: the law is asked with everything that is recorded, then the row
 * moves, and the timeline and the trail tell of it. Throws INVALID with the article and the first day allowed,
 * CONFLICT when somebody was quicker, NOT_FOUND outside the actor's reach.
 */
export async function takeStep(
  tx: Tx,
  actor: Actor,
  { memberId, version, ...act }: StepInput,
): Promise<Outcome<{ id: string; branchId: string; step: Step }>> {
  const { hospitalId } = actor;
  const person = await findPerson(actor, memberId, tx);
  if (!person) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { branchId, path } = person;
  if (!canTakeStep(actor, act.step, branchId)) throw new AppError("FORBIDDEN", "core.error.forbidden");
  // Judged on a stale page a step would be refused for a reason that the page does not show.
  if (person.version !== version) throw await conflictOn(tx, actor, "member", memberId);
  const laws = await getLaws(actor, tx);
  const [obstacle] = obstaclesTo(path, act, laws, today());
  if (obstacle) throw refusalOf(obstacle, act, laws);
  const { columns, events } = effectOf(path, act, laws);
  const { count } = await tx.member.updateMany({
    where: { hospitalId, id: memberId, version, leftOn: null, stage: { in: startsFrom(act.step) } },
    data: dataOf(columns),
  });
  if (count === 0) throw await conflictOn(tx, actor, "member", memberId);
  const people = await saveNamed(tx, actor, person, act);
  if (columns.leftOn) await closeMembership(tx, actor, person, columns.leftOn);
  await recordEvents(
    tx,
    actor,
    { memberId, note: act.note, taken: { step: act.step, before: beforeOf(path, columns) } },
    events,
  );
  const audit = {
    action: `admission.${act.step}`,
    subject: "member",
    subjectId: memberId,
    branchId,
    before: { stage: path.stage },
    after: { ...columns, ...act, ...(people.length > 0 ? { people } : {}) },
  };
  return { data: { id: memberId, branchId, step: act.step }, audit: [audit] };
}
