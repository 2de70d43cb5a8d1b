import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "./env";

/** Whose private address it is. */
export type AddressOwner = { hospitalId: string; userId: string };

const OWNER_BYTES = 32;
const TOKEN = /^[\w-]{86}$/;

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex");

function uuidOf(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// The purpose stands in front, so that what is sealed here opens nothing else that the secret guards.
function sealOf({ hospitalId, userId }: AddressOwner, serial: number): Buffer {
  return createHmac("sha256", env().AUTH_SECRET).update(`calendar ${hospitalId} ${userId} ${serial}`).digest();
}

/** The secret part of a person's private address: who they are, and a seal that only this server can make. */
export function sealAddress(owner: AddressOwner, serial: number): string {
  const { hospitalId, userId } = owner;
  return Buffer.concat([bytesOf(hospitalId), bytesOf(userId), sealOf(owner, serial)]).toString("base64url");
}

/** Whom an address names, unchecked; null when it is none. */
export function ownerNamedIn(token: string): AddressOwner | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  return { hospitalId: uuidOf(bytes.subarray(0, 16)), userId: uuidOf(bytes.subarray(16, OWNER_BYTES)) };
}

/** Whether the seal is ours and of this serial. */
export function isSealed(token: string, serial: number): boolean {
  const owner = ownerNamedIn(token);
  return (
    owner !== null && timingSafeEqual(Buffer.from(token, "base64url").subarray(OWNER_BYTES), sealOf(owner, serial))
  );
}
