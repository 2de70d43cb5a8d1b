import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { today } from "@/lib/core/period";
import { assertCanManageMembers } from "../policy";
import { listMemberEvents } from "../queries/events";
import { getMember } from "../queries/member-detail";
import { applyAct, type Path } from "../rules/path";
import type { RecordActInput } from "../schema";
import { checkBranch } from "./add-member";
import { endPosts } from "./end-posts";
import { recordEvent } from "./record-event";
import { pathOf, savePath } from "./save-path";

/** What the trail says of a path. */
export function auditedPath({ stays, groupId, flowFrom, flowPlace, retiredOn, staffLeftOn, leftOn, leaveKind }: Path) {
  const { branchId, fromDay: since } = stays.at(-1) ?? {};
  return { branchId, since, groupId, flowFrom, flowPlace, retiredOn, staffLeftOn, leftOn, leaveKind };
}

/**
 * Records a transfer, flow, retirement, death or exit: the stays on branches' books, the member's state, posts that
 * cannot outlast it, and the event. Throws INVALID with the reason for an act that cannot be.
 */
export async function recordAct(
  tx: Tx,
  actor: Actor,
  { id, version, note, ...act }: RecordActInput,
): Promise<Outcome<{ id: string; branchId: string }>> {
  const member = await getMember(actor, id, tx);
  const { branchId, staffId } = member;
  assertCanManageMembers(actor, branchId);
  const { kind, onDay } = act;
  if (act.branchId) await checkBranch(tx, actor, { branchId: act.branchId, groupId: act.groupId });
  const before = pathOf(member, await listMemberEvents(actor, id, tx));
  const result = applyAct(before, act, today());
  if ("refusal" in result) throw fieldError(result.refusal.field, result.refusal.key);
  await savePath(tx, actor, { member, version, path: result.path });
  const endedPosts = await endPosts(tx, actor, { kind, onDay, staffId, branchId });
  const into = act.branchId ? { fromBranchId: branchId, branchId: act.branchId } : {};
  const { groupId, staffLeftOn } = before;
  const details = { ...into, ...(act.place ? { place: act.place } : {}), endedPosts, groupId, staffLeftOn };
  await recordEvent(tx, actor, { memberId: id, kind, onDay, note, details });
  const after = { ...auditedPath(result.path), onDay, note, endedPosts: endedPosts.map((post) => post.title) };
  const entry = { action: `member.${kind}`, subject: "member", subjectId: id, branchId };
  return {
    data: { id, branchId: act.branchId ?? branchId },
    audit: [{ ...entry, before: auditedPath(before), after }],
  };
}
