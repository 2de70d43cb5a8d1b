import "server-only";
import { createHash } from "node:crypto";
import { AppError, fieldError } from "@/lib/core/errors";
import { LOGO_MAX_BYTES, LOGO_MAX_MB } from "./accepted";
import { inspectFile } from "./inspect";
import { squarePng } from "./png";

const SIDE = 256;

export type Logo = { png: Uint8Array<ArrayBuffer>; sha256: string };

/** An uploaded logo as a square PNG. Throws INVALID or TOO_LARGE at the field `logo`. */
export async function squareOf(file: File): Promise<Logo> {
  if (file.size > LOGO_MAX_BYTES) {
    const fieldErrors = { logo: "core.invalid.fileTooLarge" };
    throw new AppError("TOO_LARGE", "core.error.tooLarge", { fieldErrors, params: { max: LOGO_MAX_MB } });
  }
  const { bytes, kind } = await inspectFile(file, "logo");
  if (kind !== "photo") throw fieldError("logo", "core.invalid.pictureKind");
  const drawn = await squarePng(bytes, SIDE).catch(() => {
    throw fieldError("logo", "core.invalid.pictureDamaged");
  });
  // Drawn anew: whatever else the file carried, such as where it was taken, stays behind.
  return { png: new Uint8Array(drawn), sha256: createHash("sha256").update(drawn).digest("hex") };
}
