import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import type { StoredFile } from "@/lib/core/files/uploads";

/** Hangs stored files on an activity. */
export async function attachFiles(
  tx: Tx,
  { hospitalId, userId }: Actor,
  { activityId, files }: { activityId: string; files: StoredFile[] },
): Promise<void> {
  await tx.attachment.createMany({
    data: files.map((file) => ({ hospitalId, activityId, uploadedById: userId, ...file })),
  });
}
