import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { hideTokens, scrub } from "@/lib/core/log";
import { isSealed, ownerNamedIn, sealAddress } from "@/lib/core/private-address";

beforeAll(() => {
  process.env.DATABASE_URL ??= "postgresql://nobody@localhost/nowhere";
  process.env.AUTH_SECRET ??= "only-for-tests-only-for-tests-only";
  process.env.PERSONAL_DATA_KEYS ??= `k1:${"A".repeat(43)}`;
});

const owner = { hospitalId: randomUUID(), userId: randomUUID() };

test("an address names its owner and holds for its serial alone", () => {
  const token = sealAddress(owner, 2);
  expect(ownerNamedIn(token)).toEqual(owner);
  expect(isSealed(token, 2)).toBe(true);
  expect(isSealed(token, 1)).toBe(false);
  expect(isSealed(token, 3)).toBe(false);
});

test("nobody makes an address for another person out of their own", () => {
  const own = Buffer.from(sealAddress(owner, 1), "base64url");
  const other = Buffer.from(sealAddress({ ...owner, userId: randomUUID() }, 1), "base64url");
  const forged = Buffer.concat([other.subarray(0, 32), own.subarray(32)]).toString("base64url");
  expect(isSealed(forged, 1)).toBe(false);
});

test.each(["", "x", "a".repeat(85), "a".repeat(87), `${"a".repeat(85)}/`])("%s names nobody", (token) => {
  expect(ownerNamedIn(token)).toBeNull();
  expect(isSealed(token, 1)).toBe(false);
});

test("no log keeps the secret part", () => {
  const token = sealAddress(owner, 1);
  expect(hideTokens(`/api/calendar/${token}.ics`)).toBe("/api/calendar/[token].ics");
  expect(hideTokens(`/x//api/calendar/${token}`)).not.toContain(token);
  expect(scrub(`failed at /api/calendar/${token}.ics`)).toBe("failed at /api/calendar/[token].ics");
  expect(hideTokens(`/plans/${owner.userId}/items/${owner.hospitalId}`)).toContain(owner.userId);
});
