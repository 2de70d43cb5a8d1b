import { beforeEach, describe, expect, test } from "vitest";
import { findChainState, listAuditChoices } from "@/lib/audit/queries/choices";
import { listAudit } from "@/lib/audit/queries/entries";
import type { Actor } from "@/lib/core/actor";
import { type AuditDraft, appendAudit, verifyChain } from "@/lib/core/audit";
import { db } from "@/lib/core/db/client";
import { verifyAll } from "@/prisma/launch/audit-verify";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";

const database = useDatabase();

let made = 0;
let auditor: Actor;
let branchId: string;

const draft = (number: number): AuditDraft => ({
  action: number % 2 ? "branch.create" : "department.create",
  subject: number % 2 ? "branch" : "department",
  subjectId: branchId,
  branchId: number % 2 ? branchId : undefined,
  before: number > 1 ? { name: `Name ${number - 1}`, note: null } : undefined,
  after: { name: `Name ${number}`, at: new Date("2026-01-01T00:00:00Z"), deep: { list: [1, { z: 1, a: 2 }] } },
});

async function append(author: { userId: string | null; name: string }, ...drafts: AuditDraft[]) {
  const { hospitalId } = auditor;
  await db.$transaction((tx) => appendAudit(tx, { hospitalId, ...author }, drafts, `request-${made}`));
}

beforeEach(async () => {
  made += 1;
  const hospital = await db.hospital.create({ data: { code: `h${made}`, name: `H${made}`, ownership: "private" } });
  const branch = await db.branch.create({ data: { hospitalId: hospital.id, name: `Branch ${made}` } });
  const user = await db.user.create({
    data: {
      hospitalId: hospital.id,
      username: "who",
      name: "Who",
      passwordHash: "!",
      roles: { create: { role: "auditor" } },
    },
  });
  branchId = branch.id;
  auditor = actorOf({ hospitalId: hospital.id, userId: user.id, roles: ["auditor"] });
  await append({ userId: user.id, name: "Who" }, draft(1), draft(2));
  await append({ userId: null, name: "Nobody" }, draft(3), draft(4), draft(5));
});

const inChain = () => ({ hospitalId: auditor.hospitalId });
const brokenAt = async () => (await verifyChain(db, auditor.hospitalId)).brokenAt;

/** What somebody with the database in their hands may do, past every rule of the application. */
async function tamper(statement: string) {
  // The application's own role is kept from this by triggers; a superuser is not.
  await db.$executeRawUnsafe(`ALTER TABLE "AuditEntry" DISABLE TRIGGER USER`);
  await db.$executeRawUnsafe(statement.replaceAll("$h", `"hospitalId" = '${auditor.hospitalId}'`));
  await db.$executeRawUnsafe(`ALTER TABLE "AuditEntry" ENABLE TRIGGER USER`);
}

describe("the chain", () => {
  test("holds as long as nobody touches it", async () => {
    expect(await findChainState(auditor)).toMatchObject({ entries: 5, brokenAt: null });
  });

  test.each([
    ["a changed text", `UPDATE "AuditEntry" SET after = '{"name":"X"}' WHERE $h AND seq = 3`, 3],
    ["another author", `UPDATE "AuditEntry" SET "actorName" = 'Somebody' WHERE $h AND seq = 1`, 1],
    ["another time", `UPDATE "AuditEntry" SET at = at + interval '1 ms' WHERE $h AND seq = 2`, 2],
    ["a removed entry", `DELETE FROM "AuditEntry" WHERE $h AND seq = 2`, 2],
    ["a removed first entry", `DELETE FROM "AuditEntry" WHERE $h AND seq = 1`, 1],
    ["a trimmed end", `DELETE FROM "AuditEntry" WHERE $h AND seq >= 4`, 4],
    ["everything removed", `DELETE FROM "AuditEntry" WHERE $h`, 1],
    ["a removed last entry", `DELETE FROM "AuditEntry" WHERE $h AND seq = 5`, 5],
    ["a new hash beside the old chain", `UPDATE "AuditEntry" SET hash = repeat('a', 64) WHERE $h AND seq = 4`, 4],
  ])("betrays %s", async (_, statement, at) => {
    await tamper(statement);
    expect(await brokenAt()).toBe(at);
  });

  test("cannot be changed or shortened by a plain statement", async () => {
    await expect(db.auditEntry.updateMany({ where: inChain(), data: { actorName: "X" } })).rejects.toThrow();
    await expect(db.auditEntry.deleteMany({ where: inChain() })).rejects.toThrow();
    expect(await brokenAt()).toBeNull();
  });

  test("betrays an entry that was put in", async () => {
    await tamper(
      `INSERT INTO "AuditEntry" SELECT "hospitalId", 6, at, "actorId", "actorName", action, subject, "subjectId", "branchId", before, after, "requestId", hash, repeat('b', 64) FROM "AuditEntry" WHERE $h AND seq = 5`,
    );
    expect(await brokenAt()).toBe(6);
  });

  test("links entries written at the same moment one after another", async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => append({ userId: null, name: `N${n}` }, draft(n), draft(n + 1))),
    );
    expect(await verifyChain(db, auditor.hospitalId)).toMatchObject({ entries: 21, brokenAt: null });
  });

  test("is verified hospital by hospital from the terminal", async () => {
    await tamper(`UPDATE "AuditEntry" SET subject = 'x' WHERE $h AND seq = 2`);
    const lines: string[] = [];
    expect(await verifyAll(database.url(), (line) => lines.push(line))).toBeGreaterThan(0);
    const line = lines.find((one) => one.includes(`(h${made})`));
    expect(line).toMatch(/BROKEN at entry 2/);
    expect(lines.find((one) => one.includes("(h1)"))).toMatch(/intact · |intact/);
  });
});

describe("reading the trail", () => {
  const found = async (filters: Parameters<typeof listAudit>[1]) =>
    (await listAudit(auditor, filters)).rows.map(({ seq }) => seq);

  test("newest first, with what each entry changed and the names behind its ids", async () => {
    const { rows, total, names } = await listAudit(auditor);
    expect([total, rows.map(({ seq }) => seq)]).toEqual([5, [5, 4, 3, 2, 1]]);
    expect(names[branchId]).toBe(`Branch ${made}`);
    expect(rows[0]?.changes[0]).toEqual({ field: "name", before: "Name 4", after: "Name 5" });
  });

  test("by person, subject, action, branch, period and words", async () => {
    expect(await found({ person: auditor.userId })).toEqual([2, 1]);
    expect(await found({ subject: "department" })).toEqual([4, 2]);
    expect(await found({ action: "branch.create" })).toEqual([5, 3, 1]);
    expect(await found({ branch: branchId })).toEqual([5, 3, 1]);
    expect(await found({ q: "name 3" })).toEqual([4, 3]);
    expect(await found({ q: "Nobody" })).toEqual([5, 4, 3]);
    expect(await found({ q: "100%_" })).toEqual([]);
    expect(await found({ until: "2020-01-01" })).toEqual([]);
    expect(await found({ from: "2020-01-01", until: "2199-01-01", sort: "actorName", ascending: true })).toEqual([
      5, 4, 3, 2, 1,
    ]);
    expect(await found({ sort: "at", ascending: true })).toEqual([1, 2, 3, 4, 5]);
    expect((await listAudit(auditor, { page: 2 })).rows).toEqual([]);
  });

  test("offers the people and the actions of the own hospital", async () => {
    const choices = await listAuditChoices(auditor);
    expect(choices.people.map(({ username }) => username)).toEqual(["who"]);
    expect(choices.actions.map(({ action }) => action)).toEqual(["branch.create", "department.create"]);
  });

  test.each(["committee", "branchSecretary", "leader", "administrator"] as const)("%s finds nothing", async (role) => {
    const other = actorOf({ ...inChain(), roles: [role], branchIds: [branchId] });
    expect(await listAudit(other)).toEqual({ rows: [], total: 0, names: {} });
    expect(await listAuditChoices(other)).toEqual({ people: [], actions: [] });
    expect(await findChainState(other)).toBeNull();
  });

  test("another hospital's auditor finds nothing of it", async () => {
    const abroad = actorOf({ roles: ["auditor"] });
    expect(await listAudit(abroad, { branch: branchId })).toEqual({ rows: [], total: 0, names: {} });
    expect((await listAuditChoices(abroad)).people).toEqual([]);
  });
});
