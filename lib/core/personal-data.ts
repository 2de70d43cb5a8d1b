import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from "node:crypto";
import { personalDataKeys } from "./env";

/** Where a sealed value stands: it opens in no other row and no other column. */
export type Seat = { hospitalId: string; rowId: string; field: string };

type Keys = { id: string; seal: KeyObject; hash: KeyObject };

const IV_BYTES = 12;
const TAG_BYTES = 16;

let cached: { source: string; keys: Keys[] } | undefined;

/** Keys of the environment, the present one first; sealing and hashing never share a key. */
function keyRing(): Keys[] {
  const source = personalDataKeys();
  if (cached?.source === source) return cached.keys;
  // A key object is prepared once; bytes in its place would be at every value, which costs more than the sealing itself.
  const derive = (secret: Buffer, use: string) =>
    createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", `tongxin/${use}`, 32)));
  const keys = source.split(",").map((part) => {
    const [id = "", secret = ""] = part.split(":");
    const bytes = Buffer.from(secret, "base64url");
    return { id, seal: derive(bytes, "seal"), hash: derive(bytes, "hash") };
  });
  cached = { source, keys };
  return keys;
}

function present(): Keys {
  const [key] = keyRing();
  if (!key) throw new Error("PERSONAL_DATA_KEYS is empty");
  return key;
}

/** Id of the key that seals today. */
export function presentKeyId(): string {
  return present().id;
}

const seatOf = ({ hospitalId, rowId, field }: Seat) => Buffer.from(`${hospitalId}/${rowId}/${field}`);

const randomness = Buffer.alloc(IV_BYTES * 1000);
let used = randomness.length;

/** Random bytes that were never used before; drawn in bulk, because a draw costs the same for one as for a thousand. */
function freshIv(): Buffer {
  if (used === randomness.length) {
    randomFillSync(randomness);
    used = 0;
  }
  const iv = Buffer.from(randomness.subarray(used, used + IV_BYTES));
  used += IV_BYTES;
  return iv;
}

/** AES-256-GCM with the present key: "<key id>.<base64url of iv, tag and text>", bound to its seat. */
export function seal(text: string, seat: Seat): string {
  const key = present();
  const iv = freshIv();
  const cipher = createCipheriv("aes-256-gcm", key.seal, iv).setAAD(seatOf(seat));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${key.id}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
}

/** Opens what `seal` closed; throws when the key is unknown, the seat another, or a bit was changed. */
export function unseal(sealed: string, seat: Seat): string {
  const dot = sealed.indexOf(".");
  const key = keyRing().find(({ id }) => id === sealed.slice(0, dot));
  if (!key) throw new Error("sealed with a key that PERSONAL_DATA_KEYS does not hold");
  const bytes = Buffer.from(sealed.slice(dot + 1), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key.seal, bytes.subarray(0, IV_BYTES)).setAAD(seatOf(seat));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}

/** A whole file under the present key, for the time it lies in the store: the key's id, a dot, iv, tag and bytes. */
export function sealBytes(bytes: Uint8Array, seat: Seat): Uint8Array {
  const key = present();
  const iv = freshIv();
  const cipher = createCipheriv("aes-256-gcm", key.seal, iv).setAAD(seatOf(seat));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.from(`${key.id}.`), iv, cipher.getAuthTag(), body]);
}

/** Opens what `sealBytes` closed; throws as `unseal` does. */
export function unsealBytes(sealed: Uint8Array, seat: Seat): Uint8Array {
  const all = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const start = all.indexOf(".") + 1;
  const key = keyRing().find(({ id }) => id === all.toString("utf8", 0, start - 1));
  if (!key) throw new Error("sealed with a key that PERSONAL_DATA_KEYS does not hold");
  const iv = all.subarray(start, start + IV_BYTES);
  const body = start + IV_BYTES + TAG_BYTES;
  const decipher = createDecipheriv("aes-256-gcm", key.seal, iv).setAAD(seatOf(seat));
  decipher.setAuthTag(all.subarray(start + IV_BYTES, body));
  return Buffer.concat([decipher.update(all.subarray(body)), decipher.final()]);
}

function hashWith(key: Keys, value: string, { hospitalId, field }: Omit<Seat, "rowId">): string {
  return createHmac("sha256", key.hash).update(`${hospitalId}/${field}/${value}`).digest("base64url");
}

/** Keyed hash for exact search and uniqueness inside one hospital and column. */
export function fingerprint(value: string, seat: Omit<Seat, "rowId">): string {
  return hashWith(present(), value, seat);
}

/** The value's hash under every key at hand: what to search for while a rotation is unfinished. */
export function fingerprints(value: string, seat: Omit<Seat, "rowId">): string[] {
  return keyRing().map((key) => hashWith(key, value, seat));
}
