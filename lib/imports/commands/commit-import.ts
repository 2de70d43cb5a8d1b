import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { databaseFailure } from "@/lib/core/db/failure";
import { fileStore } from "@/lib/core/files/store";
import { defineJob } from "@/lib/core/job";
import { clock } from "@/lib/core/period";
import { getImport } from "../queries";
import { findLastRow, getFile } from "../queries/import-file";
import { sayingOf } from "./check-import";
import { stopImport } from "./finish-check";
import { holdRegister } from "./hold-register";
import { Stopped } from "./stage-rows";
import { WRITING } from "./write-kinds";

/** Rows in one statement, between which a cancellation is heard and the page can see how far it is. */
const RANGE = 2500;

/** Writes what a dry run found: everything in one transaction, or nothing. The file has then done its service. */
export const commitImport = defineJob<{ id: string }>({
  permission: "import.run",
  async run(job, { id }) {
    const { storeKey, version } = await getFile(job.actor, id);
    // In a transaction of its own, because nobody sees the other one's rows before it is committed.
    const report = (done: number) => job.step((tx, actor) => reportProgress(tx, actor, { id, version, done }));
    await job.step((tx, actor) => writeImport(tx, actor, { id, version, report }));
    await fileStore().remove(storeKey);
  },
  async failed(tx, actor, { id }, error) {
    if (error instanceof Stopped) return { data: null, audit: [] };
    const known = databaseFailure(error);
    // A number that somebody else has taken, or a group that is gone: the dry run knew of neither.
    const changed = known?.code === "CONFLICT" || known?.messageKey === "core.error.unknownReference";
    const failure = changed ? { key: "imports.failed.changedMeanwhile" } : sayingOf(error);
    return stopImport(tx, actor, { id, from: "committing", failure });
  },
});

async function reportProgress(
  tx: Tx,
  { hospitalId }: Actor,
  { id, version, done }: { id: string; version: number; done: number },
) {
  const { count } = await tx.importBatch.updateMany({
    where: { hospitalId, id, version, status: "committing" },
    data: { done },
  });
  if (count === 0) throw new Stopped();
  return { data: null, audit: [] };
}

type Commit = { id: string; version: number; report: (done: number) => Promise<unknown> };

async function writeImport(tx: Tx, actor: Actor, { id, version, report }: Commit): Promise<Outcome<null>> {
  const { hospitalId } = actor;
  await holdRegister(tx, actor);
  const { kind, fileName, added, changed } = await getImport(actor, id, tx);
  const last = await findLastRow(actor, id, tx);
  for (let from = 1; from <= last; from += RANGE) {
    await report(Math.min(from, added + changed));
    await WRITING[kind].write(tx, actor, { id, from, to: from + RANGE - 1 });
  }
  const { count } = await tx.importBatch.updateMany({
    where: { hospitalId, id, version, status: "committing" },
    data: {
      status: "committed",
      committedAt: clock.now(),
      done: added + changed,
      storeKey: null,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new Stopped();
  const { sha256 } = await tx.importBatch.findUniqueOrThrow({
    where: { hospitalId_id: { hospitalId, id } },
    select: { sha256: true },
  });
  const after = { kind, fileName, sha256, added, changed };
  return { data: null, audit: [{ action: "import.commit", subject: "import", subjectId: id, after }] };
}
