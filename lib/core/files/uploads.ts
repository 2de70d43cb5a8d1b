import "server-only";
import { createHash } from "node:crypto";
import type { Fate, Prepared } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { sealBytes, unsealBytes } from "@/lib/core/personal-data";
import { MAX_FILE_BYTES, MAX_FILE_MB } from "./accepted";
import { type InspectedFile, inspectFile, safeName } from "./inspect";
import { type Logo, squareOf } from "./logo";
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

export type SealedFile = { name: string; sha256: string; storeKey: string };

/**
 * For `prepare` of an action: stores an upload sealed, because it is full of personal data and only read again by the
 * application itself. What it is is judged by its reader. Throws INVALID or TOO_LARGE at the field `file`.
 */
export async function storeSealed<I extends { file: File }>(
  { hospitalId }: Actor,
  { file, ...input }: I,
): Promise<Prepared<Omit<I, "file"> & { file: SealedFile }>> {
  if (file.size === 0) throw fieldError("file", "imports.file.empty");
  if (file.size > MAX_FILE_BYTES) {
    const params = { max: MAX_FILE_MB };
    const fieldErrors = { file: "core.invalid.fileTooLarge" };
    throw new AppError("TOO_LARGE", "core.error.tooLarge", { fieldErrors, params });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const storeKey = await fileStore().put(sealBytes(bytes, sealedFileSeat(hospitalId, sha256)));
  const settle = async (fate: Fate) => {
    if (fate === "undone") await fileStore().remove(storeKey);
  };
  return { input: { ...input, file: { name: safeName(file.name), sha256, storeKey } }, settle };
}

/** Opens a file that `storeSealed` stored; throws NOT_FOUND when it is gone. */
export async function openSealed(
  { hospitalId }: Actor,
  file: { sha256: string; storeKey: string },
): Promise<Uint8Array> {
  const found = await fileStore().open(file.storeKey);
  if (!found) throw new AppError("NOT_FOUND", "imports.error.fileGone");
  const sealed = new Uint8Array(await new Response(found.stream).arrayBuffer());
  try {
    return unsealBytes(sealed, sealedFileSeat(hospitalId, file.sha256));
  } catch {
    // Sealed under a key that a rotation has retired: to us it is gone.
    throw new AppError("NOT_FOUND", "imports.error.fileGone");
  }
}

/** Where a sealed file stands: under its own content. */
function sealedFileSeat(hospitalId: string, sha256: string) {
  return { hospitalId, rowId: sha256, field: "file" };
}

/** For `prepare` of an action that gives up stored files: keys that the command puts into `dropped` go after the commit. */
export async function dropStored<I extends object>(
  _actor: Actor,
  input: I,
): Promise<Prepared<I & { dropped: string[] }>> {
  const dropped: string[] = [];
  const settle = async (fate: Fate) => {
    if (fate === "committed") await Promise.all(dropped.map((key) => fileStore().remove(key)));
  };
  return { input: { ...input, dropped }, settle };
}

/** For `prepare` of an action: the upload in `logo` as a square PNG, or null. Throws INVALID or TOO_LARGE at the field. */
export async function squareLogo<I extends { logo?: File | undefined }>(
  _actor: Actor,
  { logo, ...input }: I,
): Promise<Prepared<Omit<I, "logo"> & { logo: Logo | null }>> {
  return { input: { ...input, logo: logo ? await squareOf(logo) : null }, settle: async () => {} };
}
