import "server-only";
import type { Fate, Prepared } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { type InspectedFile, inspectFile } from "./inspect";
import { fileStore } from "./store";

export type StoredFile = Omit<InspectedFile, "bytes"> & { storeKey: string };

/** A form's input once its uploads lie in the store; keys that the command puts into `dropped` are removed after it. */
export type WithStored<I> = Omit<I, "files"> & { files: StoredFile[]; dropped: string[] };

/**
 * For `prepare` of an action: inspects and stores the uploads in `files` before the transaction opens. When it is not
 * committed the new files are removed again; when it is, those that it replaced are. Throws INVALID or TOO_LARGE.
 */
export async function storeUploads<I extends { files: File[] }>(
  _actor: Actor,
  input: I,
): Promise<Prepared<WithStored<I>>> {
  const inspected: InspectedFile[] = [];
  for (const file of input.files) inspected.push(await inspectFile(file, "files"));
  const files: StoredFile[] = [];
  const dropped: string[] = [];
  const settle = async (fate: Fate) => {
    // Where nobody knows, both stay: a file too many harms nobody, a missing one does.
    if (fate === "unknown") return;
    const keys = fate === "committed" ? dropped : files.map((file) => file.storeKey);
    await Promise.all(keys.map((key) => fileStore().remove(key)));
  };
  try {
    for (const { bytes, ...file } of inspected) files.push({ ...file, storeKey: await fileStore().put(bytes) });
  } catch (error) {
    await settle("undone");
    throw error;
  }
  return { input: { ...input, files, dropped }, settle };
}
