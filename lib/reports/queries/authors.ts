import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";

const WRITING = ["report.saveDraft", "report.submit"];
const DECIDING = ["report.return", "report.approve"];

/** Who wrote each of some reports since it was last decided on, as the trail tells it. */
export async function listAuthors(
  actor: Actor,
  reportIds: readonly string[],
  client: Tx,
): Promise<Map<string, string[]>> {
  const entries = await client.auditEntry.findMany({
    where: {
      hospitalId: actor.hospitalId,
      subject: "report",
      subjectId: { in: [...reportIds] },
      action: { in: [...WRITING, ...DECIDING] },
    },
    orderBy: { seq: "asc" },
    select: { subjectId: true, action: true, actorId: true },
  });
  const authors = new Map<string, Set<string>>();
  for (const { subjectId, action, actorId } of entries) {
    const known = authors.get(subjectId ?? "");
    if (!known || DECIDING.includes(action)) authors.set(subjectId ?? "", new Set());
    if (actorId && WRITING.includes(action)) authors.get(subjectId ?? "")?.add(actorId);
  }
  return new Map([...authors].map(([id, people]) => [id, [...people]]));
}
