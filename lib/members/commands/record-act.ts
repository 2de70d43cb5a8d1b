import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { today } from "@/lib/core/period";
import { assertCanManageMembers } from "../policy";
import { getMember } from "../queries/member-detail";
import { applyAct, type Path } from "../rules/path";
import type { RecordActInput } from "../schema";
import { checkBranch } from "./add-member";
import { endPosts } from "./end-posts";
import { recordEvent } from "./record-event";
import { pathOf, savePath } from "./save-path";

/** The columns of a path that an act may have to give back. */
export function columnsOf({ groupId, flowFrom, flowPlace, staffLeftOn, leftOn, leaveKind }: Path) {
  return { groupId, flowFrom, flowPlace, staffLeftOn, leftOn, leaveKind };
}

/** What the trail says of a path. */
export function auditedPath(path: Path) {
  const { retiredOn, stays } = path;
  return { ...columnsOf(path), retiredOn, branchId: stays.at(-1)?.branchId, since: stays.at(-1)?.fromDay };
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
  const before = pathOf(member);
  const result = applyAct(before, act, today());
  if ("refusal" in result) throw fieldError(result.refusal.field, result.refusal.key);
  await savePath(tx, actor, { member, version, path: result.path });
  const endedPosts = await endPosts(tx, actor, { kind, onDay, staffId, branchId });
  const into = act.branchId ? { fromBranchId: branchId, branchId: act.branchId } : {};
  const details = { ...into, ...(act.place ? { place: act.place } : {}), endedPosts, before: columnsOf(before) };
  await recordEvent(tx, actor, { memberId: id, kind, onDay, note, details });
  const after = { ...auditedPath(result.path), onDay, note, endedPosts: endedPosts.map((post) => post.title) };
  const entry = { action: `member.${kind}`, subject: "member", subjectId: id, branchId };
  return {
    data: { id, branchId: act.branchId ?? branchId },
    audit: [{ ...entry, before: auditedPath(before), after }],
  };
}
