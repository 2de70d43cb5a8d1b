import { beforeEach, expect, test } from "vitest";
import { maskBirthDate, maskNumber } from "@/lib/core/mask";
import {
  fingerprint,
  fingerprints,
  presentKeyId,
  seal,
  sealBytes,
  unseal,
  unsealBytes,
} from "@/lib/core/personal-data";

const seat = { hospitalId: "h", rowId: "r", field: "phone" };
const [older, newer] = [`k1:${"A".repeat(43)}`, `k2:${"B".repeat(43)}`];

beforeEach(() => {
  process.env.DATABASE_URL = "postgresql://u:p@127.0.0.1:5432/tongxin";
  process.env.AUTH_SECRET = "x".repeat(32);
  process.env.PERSONAL_DATA_KEYS = `${newer},${older}`;
});

test("what was sealed opens in its own seat and shows nothing of itself", () => {
  const sealed = seal("13800001234", seat);
  expect(sealed).toMatch(/^k2\.[\w-]+$/);
  expect(sealed).not.toBe(seal("13800001234", seat));
  expect(unseal(sealed, seat)).toBe("13800001234");
});

test("opens in no other row, column or hospital, and not when a bit was changed", () => {
  const sealed = seal("13800001234", seat);
  for (const other of [{ rowId: "s" }, { field: "idNumber" }, { hospitalId: "i" }]) {
    expect(() => unseal(sealed, { ...seat, ...other })).toThrow();
  }
  const last = sealed.at(-2) === "A" ? "B" : "A";
  expect(() => unseal(`${sealed.slice(0, -2)}${last}${sealed.at(-1)}`, seat)).toThrow();
  expect(() => unseal(sealed.replace("k2.", "k9."), seat)).toThrow(/PERSONAL_DATA_KEYS/);
});

test("the hash is the same for the same value, another for another hospital, and found under every key", () => {
  expect(presentKeyId()).toBe("k2");
  expect(fingerprint("1", seat)).toBe(fingerprint("1", seat));
  expect(fingerprint("1", seat)).not.toBe(fingerprint("1", { ...seat, hospitalId: "i" }));
  expect(fingerprint("1", seat)).not.toBe(fingerprint("2", seat));
  expect(new Set(fingerprints("1", seat)).size).toBe(2);
  expect(fingerprints("1", seat)[0]).toBe(fingerprint("1", seat));
});

test("masks keep the ends and nothing else", () => {
  expect(maskNumber("110101199003071234")).toBe("110***********1234");
  expect(maskNumber("13800005678")).toBe("138****5678");
  expect(maskNumber("1234")).toBe("****");
  expect(maskBirthDate("1985-03-05")).toBe("1985-**-**");
});

test("a sealed file opens in its own seat only, under an older key too, and not when a bit was changed", () => {
  const bytes = new Uint8Array(Array.from({ length: 1000 }, (_, index) => index % 256));
  process.env.PERSONAL_DATA_KEYS = older;
  const sealed = sealBytes(bytes, seat);
  process.env.PERSONAL_DATA_KEYS = `${newer},${older}`;
  expect(new Uint8Array(unsealBytes(sealed, seat))).toEqual(bytes);
  expect(() => unsealBytes(sealed, { ...seat, rowId: "other" })).toThrow();
  const changed = sealed.map((byte, index) => (index === 50 ? byte ^ 1 : byte));
  expect(() => unsealBytes(changed, seat)).toThrow();
  process.env.PERSONAL_DATA_KEYS = newer;
  expect(() => unsealBytes(sealed, seat)).toThrow(/PERSONAL_DATA_KEYS/);
});

test("no two of many sealed values are alike", () => {
  expect(new Set(Array.from({ length: 3000 }, () => seal("13800001234", seat))).size).toBe(3000);
});
