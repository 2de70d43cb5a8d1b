import { entryHash, FIRST_HASH } from "@/lib/core/audit";
import { instantOf, monthBounds } from "@/lib/core/period";
import type { RowOf } from "./rows";
import type { World } from "./world";

/** The first link of the hospital's chain says where everything else came from. */
export function buildAudit(world: World, counts: Record<string, number>) {
  const at = instantOf(monthBounds(world.month).from, "00:00");
  const fields = {
    hospitalId: world.hospitalId,
    seq: 1,
    at,
    actorId: null,
    actorName: "demo",
    action: "demo.load",
    subject: "hospital",
    subjectId: world.hospitalId,
    branchId: null,
    before: null,
    after: counts,
    requestId: "demo",
  };
  const hash = entryHash(FIRST_HASH, fields);
  const entry: RowOf<"AuditEntry"> = { ...fields, at: at.toISOString(), prevHash: FIRST_HASH, hash };
  const head: RowOf<"AuditHead"> = { hospitalId: world.hospitalId, seq: 1, hash };
  return { entry, head };
}
