import "server-only";
import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import { AppError } from "@/lib/core/errors";
import { ACCEPTED, MAX_FILE_BYTES, MAX_FILE_MB } from "./accepted";

export type InspectedFile = {
  bytes: Uint8Array;
  name: string;
  mime: string;
  size: number;
  sha256: string;
  kind: "photo" | "document";
};

/** The last part of a path, without characters that mean something to a shell, a header or a file system. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return last.replace(/[\u0000-\u001f\u007f"<>|:*?\u202a-\u202e\u2066-\u2069]/g, "").slice(-120) || "file";
}

/** Reads an upload and believes its bytes, not its name; throws INVALID or TOO_LARGE at the field. */
export async function inspectFile(file: File, field: string): Promise<InspectedFile> {
  const refuse = (messageKey: string) =>
    new AppError("INVALID", "core.error.invalid", { fieldErrors: { [field]: messageKey } });
  if (file.size > MAX_FILE_BYTES) {
    const params = { max: MAX_FILE_MB };
    throw new AppError("TOO_LARGE", "core.error.tooLarge", {
      fieldErrors: { [field]: "core.invalid.fileTooLarge" },
      params,
    });
  }
  const name = safeName(file.name);
  const accepted = ACCEPTED[name.split(".").at(-1)?.toLowerCase() ?? ""];
  if (!accepted) throw refuse("core.invalid.fileKind");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found = await fileTypeFromBuffer(bytes);
  if (!found || !accepted.mimes.includes(found.mime)) throw refuse("core.invalid.fileKind");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { bytes, name, mime: found.mime, size: bytes.length, sha256, kind: accepted.kind };
}
