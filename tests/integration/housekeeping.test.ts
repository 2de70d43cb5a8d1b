import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { db } from "@/lib/core/db/client";
import { fileStore } from "@/lib/core/files/store";
import { tidyUp } from "@/lib/core/housekeeping";
import { clock } from "@/lib/core/period";
import { useDatabase } from "@/tests/support/use-database";
import { buildWorld } from "@/tests/support/world";

const { url } = useDatabase();
const { now } = clock;
afterEach(() => {
  clock.now = now;
});

test("what has done its service goes, what may still be needed stays", async () => {
  const { home } = await buildWorld(url());
  const { hospitalId, userId } = home;
  clock.now = () => new Date("2026-03-31T00:00:00Z");
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  await db.submission.createMany({
    data: ["2026-03-20", "2026-03-30"].map((day) => ({
      hospitalId,
      userId,
      key: randomUUID(),
      result: {},
      createdAt: at(day),
    })),
  });
  const session = (createdAt: string, expiresAt: string, endedAt: string | null) => ({
    hospitalId,
    userId,
    createdAt: at(createdAt),
    expiresAt: at(expiresAt),
    endedAt: endedAt && at(endedAt),
  });
  await db.session.createMany({
    data: [
      session("2026-01-01", "2026-02-01", null),
      session("2026-01-01", "2026-12-01", "2026-02-01"),
      session("2026-03-01", "2026-03-30", null),
      session("2026-03-01", "2026-12-01", null),
    ],
  });
  const grant = { hospitalId, userId, list: "staff", query: "", purpose: "Purpose" };
  await db.exportGrant.createMany({
    data: ["2026-03-30", "2026-04-01"].map((day) => ({ ...grant, expiresAt: at(day) })),
  });
  const key = await fileStore().put(new Uint8Array([1]));
  const batch = { hospitalId, fileName: "a.csv", sha256: "0", createdById: userId, createdByName: "User" };
  await db.importBatch.deleteMany({});
  await db.importBatch.createMany({
    data: [
      { ...batch, kind: "staff", status: "checked", storeKey: key, createdAt: at("2026-03-20") },
      { ...batch, kind: "staff", status: "committed", createdAt: at("2026-03-20") },
      { ...batch, kind: "staff", status: "checked", createdAt: at("2026-03-30") },
    ],
  });
  const bookKey = await fileStore().put(new Uint8Array([1]));
  const freshKey = await fileStore().put(new Uint8Array([1]));
  const book = { hospitalId, month: "2026-02", createdById: userId, createdByName: "User", status: "done" } as const;
  await db.reportBook.deleteMany({});
  await db.reportBook.createMany({
    data: [
      { ...book, storeKey: bookKey, size: 1, createdAt: at("2026-03-23") },
      { ...book, storeKey: freshKey, size: 1, createdAt: at("2026-03-25") },
      { ...book, status: "failed", error: "desk.error.bookFailed", createdAt: at("2026-03-20") },
    ],
  });
  expect(await tidyUp()).toEqual({ submissions: 1, sessions: 2, grants: 1, imports: 1, books: 2 });
  expect(await fileStore().open(key)).toBeNull();
  expect(await fileStore().open(bookKey)).toBeNull();
  expect(await fileStore().open(freshKey)).not.toBeNull();
  expect(await tidyUp()).toEqual({ submissions: 0, sessions: 0, grants: 0, imports: 0, books: 0 });
  expect(await db.session.count({ where: { hospitalId } })).toBe(2);
});
