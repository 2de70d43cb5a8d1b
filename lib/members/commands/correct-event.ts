import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { addDays, toDbDay, today } from "@/lib/core/period";
import { assertCanManageMembers } from "../policy";
import { listMemberEvents } from "../queries/events";
import { getMember } from "../queries/member-detail";
import { drawsPath, keepsOrder, pathProblem, redate, takeBack } from "../rules/path";
import { actDetails, type CorrectEventInput, MEMBER_ACTS, type TakeBackEventInput } from "../schema";
import { redatePosts } from "./end-posts";
import { auditedPath } from "./record-act";
import { pathOf, savePath } from "./save-path";

type Stored = { id: string; branchId: string };

/** The member and the event among those that draw the path, newest first; NOT_FOUND for any other event. */
async function loadEvent(tx: Tx, actor: Actor, { id, eventId }: { id: string; eventId: string }) {
  const member = await getMember(actor, id, tx);
  assertCanManageMembers(actor, member.branchId);
  const events = (await listMemberEvents(actor, id, tx)).filter((event) => drawsPath(event.kind));
  const place = events.findIndex((event) => event.id === eventId);
  const event = events[place];
  if (!event || !drawsPath(event.kind)) throw new AppError("NOT_FOUND", "core.error.notFound");
  return { member, events, place, event: { ...event, kind: event.kind } };
}

/** Dates an act or the arrival anew, with every boundary it drew, and rewrites what was noted. Throws INVALID. */
export async function correctEvent(tx: Tx, actor: Actor, input: CorrectEventInput): Promise<Outcome<Stored>> {
  const { hospitalId } = actor;
  const { id, eventId, version, onDay, note } = input;
  const { member, events, place, event } = await loadEvent(tx, actor, input);
  if (!keepsOrder(events, place, onDay)) throw fieldError("onDay", "members.refused.order");
  const path = redate(pathOf(member), event, onDay);
  const problem = onDay > today() ? "future" : pathProblem(path, today());
  if (problem) throw fieldError("onDay", `members.refused.${problem}`);
  await savePath(tx, actor, { member, version, path });
  const ids = (actDetails.parse(event.details)?.endedPosts ?? []).map((post) => post.id);
  await redatePosts(tx, actor, { ids, toDay: addDays(onDay, -1) });
  await tx.memberEvent.updateMany({ where: { hospitalId, id: eventId }, data: { onDay: toDbDay(onDay), note } });
  const { branchId } = member;
  const audit = {
    action: "member.correctEvent",
    subject: "member",
    subjectId: id,
    branchId,
    before: { event: event.kind, onDay: event.onDay, note: event.note },
    after: { event: event.kind, onDay, note },
  };
  return { data: { id, branchId }, audit: [audit] };
}

/** Takes the last act back as if it had not been recorded. Throws INVALID for any but the last. */
export async function takeBackEvent(
  tx: Tx,
  actor: Actor,
  { version, ...which }: TakeBackEventInput,
): Promise<Outcome<Stored>> {
  const { hospitalId } = actor;
  const { member, place, event } = await loadEvent(tx, actor, which);
  const details = actDetails.parse(event.details);
  const kind = MEMBER_ACTS.find((act) => act === event.kind);
  if (place !== 0 || !details || !kind) throw new AppError("INVALID", "members.refused.notLast");
  const before = pathOf(member);
  const path = takeBack(before, { kind, onDay: event.onDay, before: details.before });
  const branchId = path.stays.at(-1)?.branchId ?? member.branchId;
  assertCanManageMembers(actor, branchId);
  await savePath(tx, actor, { member, version, path });
  for (const { id, toDay } of details.endedPosts) await redatePosts(tx, actor, { ids: [id], toDay });
  await tx.memberEvent.deleteMany({ where: { hospitalId, id: event.id } });
  const { id } = member;
  const audit = {
    action: "member.takeBack",
    subject: "member",
    subjectId: id,
    branchId: member.branchId,
    before: { event: event.kind, onDay: event.onDay, ...auditedPath(before) },
    after: auditedPath(path),
  };
  return { data: { id, branchId }, audit: [audit] };
}
