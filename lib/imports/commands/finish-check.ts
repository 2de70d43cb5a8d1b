import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import type { ImportStatus } from "@/lib/core/db/generated/enums";
import { getImport } from "../queries";
import type { Mapping, Saying } from "../schema";
import { Stopped } from "./stage-rows";

/** Keeps the file's columns; where a required one is missing the import waits for them to be named by hand. */
export async function keepColumns(
  tx: Tx,
  { hospitalId }: Actor,
  { id, version, mapping, missing }: { id: string; version: number; mapping: Mapping; missing: boolean },
): Promise<Outcome<null>> {
  const { count } = await tx.importBatch.updateMany({
    where: { hospitalId, id, version, status: "checking" },
    data: { mapping, ...(missing ? { status: "uploaded", version: { increment: 1 } } : {}) },
  });
  if (count === 0) throw new Stopped();
  return { data: null, audit: [] };
}

/** Ends a dry run: what it found stands in the trail, and waits for its confirmation. */
export async function finishCheck(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<Outcome<null>> {
  const { count } = await tx.importBatch.updateMany({
    where: { hospitalId: actor.hospitalId, id, version, status: "checking" },
    data: { status: "checked", version: { increment: 1 } },
  });
  if (count === 0) throw new Stopped();
  const { rows, added, changed, unchanged, wrong } = await getImport(actor, id, tx);
  const after = { rows, added, changed, unchanged, wrong };
  return { data: null, audit: [{ action: "import.check", subject: "import", subjectId: id, after }] };
}

/** Ends a job that could not go on, with the sentence that says why. */
export async function stopImport(
  tx: Tx,
  { hospitalId }: Actor,
  { id, from, failure }: { id: string; from: ImportStatus; failure: Saying },
): Promise<Outcome<null>> {
  const { count } = await tx.importBatch.updateMany({
    where: { hospitalId, id, status: from },
    data: { status: "failed", failure, done: 0, version: { increment: 1 } },
  });
  if (count === 0) return { data: null, audit: [] };
  return {
    data: null,
    audit: [{ action: "import.fail", subject: "import", subjectId: id, after: { failure: failure.key } }],
  };
}
