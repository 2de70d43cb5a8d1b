import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { toDbDay, today } from "@/lib/core/period";
import { assertCanManageMembers } from "../policy";
import { listMemberEvents } from "../queries/events";
import { getMember } from "../queries/member-detail";
import {
  canTakeBack,
  drawsPath,
  flowOf,
  keepsOrder,
  type Path,
  pathProblem,
  redate,
  strandOf,
  takeBack,
} from "../rules/path";
import { actDetails, type CorrectEventInput, type TakeBackEventInput } from "../schema";
import { moveEnds, redatePosts } from "./end-posts";
import { auditedPath } from "./record-act";
import { pathOf, savePath } from "./save-path";

type Stored = { id: string; branchId: string };

/** The member and the event within its strand, newest first; NOT_FOUND for an event that draws no path. */
async function loadEvent(tx: Tx, actor: Actor, { id, eventId }: { id: string; eventId: string }) {
  const member = await getMember(actor, id, tx);
  assertCanManageMembers(actor, member.branchId);
  const all = await listMemberEvents(actor, id, tx);
  const events = all.flatMap(({ kind, ...event }) => (drawsPath(kind) ? [{ ...event, kind }] : []));
  const found = events.find((event) => event.id === eventId);
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  const strand = events.filter((event) => strandOf(event.kind) === strandOf(found.kind));
  const details = actDetails.parse(found.details);
  return { member, path: pathOf(member, all), strand, event: found, details, place: strand.indexOf(found) };
}

/** Dates an act or the arrival anew, with every boundary it drew, and rewrites what was noted. Throws INVALID. */
export async function correctEvent(tx: Tx, actor: Actor, input: CorrectEventInput): Promise<Outcome<Stored>> {
  const { hospitalId } = actor;
  const { id, eventId, version, onDay, note } = input;
  const { member, strand, place, event, details, ...found } = await loadEvent(tx, actor, input);
  if (!keepsOrder(strand, place, onDay)) throw fieldError("onDay", "members.refused.order");
  const path = redate(found.path, event, onDay);
  const problem = onDay > today() ? "future" : pathProblem(path, today());
  if (problem) throw fieldError("onDay", `members.refused.${problem}`);
  await savePath(tx, actor, { member, version, path });
  await moveEnds(tx, actor, { ids: details.endedPosts.map((post) => post.id), onDay });
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

/** The group that a member was in, unless it is no more. */
async function groupOf(tx: Tx, { hospitalId }: Actor, branchId: string, groupId: string | null) {
  if (!groupId) return null;
  const group = await tx.group.findUnique({ where: { hospitalId_branchId_id: { hospitalId, branchId, id: groupId } } });
  return group?.id ?? null;
}

/** Takes the last act of a strand back as if it had not been recorded. Throws INVALID for an earlier one. */
export async function takeBackEvent(
  tx: Tx,
  actor: Actor,
  { version, ...which }: TakeBackEventInput,
): Promise<Outcome<Stored>> {
  const { hospitalId } = actor;
  const { member, path: before, strand, place, event, details } = await loadEvent(tx, actor, which);
  if (place !== 0 || !canTakeBack(before, event)) throw new AppError("INVALID", "members.refused.notLast");
  const earlier = strand.slice(1).map((one) => ({ ...one, place: actDetails.parse(one.details).place }));
  const path: Path = takeBack(before, { ...event, ...details }, flowOf(earlier));
  const branchId = path.stays.at(-1)?.branchId ?? member.branchId;
  assertCanManageMembers(actor, branchId);
  path.groupId = await groupOf(tx, actor, branchId, path.groupId);
  const problem = pathProblem(path, today());
  if (problem) throw new AppError("INVALID", `members.refused.${problem}`);
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
