import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type ActionDefinition, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { verifyChain } from "@/lib/core/audit";
import { db } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { line } from "@/lib/core/validation";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";

useDatabase();

let actor: Actor;

beforeAll(async () => {
  const hospital = await db.hospital.create({ data: { code: "a", name: "A", ownership: "private" } });
  actor = actorOf({ hospitalId: hospital.id, roles: ["committee"] });
});

/** A command small enough to see through: it opens a department. */
const openDepartment: ActionDefinition<z.ZodObject<{ name: z.ZodString }>, { id: string }> = {
  permission: "organisation.manage",
  input: z.object({ name: line(20) }),
  async run(tx, { hospitalId }, { name }) {
    const { id } = await tx.department.create({ data: { hospitalId, name, kind: "clinical" } });
    if (name === "fails") throw new AppError("INVALID", "core.error.invalid");
    return {
      data: { id },
      audit: [{ action: "department.create", subject: "department", subjectId: id, after: { name } }],
    };
  },
};

function form(name: string, key?: string): FormData {
  const data = new FormData();
  data.append("name", name);
  if (key) data.append("_key", key);
  return data;
}

const named = (name: string) => db.department.count({ where: { hospitalId: actor.hospitalId, name } });
const entries = () => db.auditEntry.count({ where: { hospitalId: actor.hospitalId } });

describe("the one door for writes", () => {
  test("stores the row and its audit entry together", async () => {
    const before = await entries();
    await execute(openDepartment, actor, form("together"));
    expect([await named("together"), (await entries()) - before]).toEqual([1, 1]);
  });

  test("a command that fails leaves neither", async () => {
    const before = await entries();
    await expect(execute(openDepartment, actor, form("fails"))).rejects.toMatchObject({ code: "INVALID" });
    expect([await named("fails"), (await entries()) - before]).toEqual([0, 0]);
  });

  test("refuses without the permission, and before reading the input", async () => {
    const secretary = actorOf({ ...actor, roles: ["branchSecretary"], branchIds: [randomUUID()] });
    await expect(execute(openDepartment, secretary, form(""))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("refuses everything but the password page while a first password stands", async () => {
    const fresh = { ...actor, mustChangePassword: true };
    await expect(execute(openDepartment, fresh, form("fresh"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("a form sent twice, and five times at the same moment, is stored once and answered alike", async () => {
    const key = randomUUID();
    const first = await execute(openDepartment, actor, form("once", key));
    const again = await Promise.all(Array.from({ length: 5 }, () => execute(openDepartment, actor, form("once", key))));
    expect(again).toEqual(Array(5).fill(first));
    const other = randomUUID();
    const racing = await Promise.all(
      Array.from({ length: 5 }, () => execute(openDepartment, actor, form("race", other))),
    );
    expect(new Set(racing.map(({ id }) => id)).size).toBe(1);
    expect([await named("once"), await named("race")]).toEqual([1, 1]);
  });

  test("a form that was refused may be sent again with the same key", async () => {
    const key = randomUUID();
    await expect(execute(openDepartment, actor, form("", key))).rejects.toMatchObject({ code: "INVALID" });
    await execute(openDepartment, actor, form("second try", key));
    expect(await named("second try")).toBe(1);
  });

  test("a result that holds a secret is kept nowhere", async () => {
    const key = randomUUID();
    await execute({ ...openDepartment, secretResult: true }, actor, form("secret", key));
    expect(await db.submission.count({ where: { hospitalId: actor.hospitalId, key } })).toBe(0);
  });

  test("a chain that grows while it is checked is whole", async () => {
    const writers = Array.from({ length: 10 }, (_, index) => execute(openDepartment, actor, form(`growing ${index}`)));
    const checks = Array.from({ length: 5 }, () => verifyChain(db, actor.hospitalId));
    const findings = await Promise.all(checks);
    await Promise.all(writers);
    expect(findings.map(({ brokenAt }) => brokenAt)).toEqual(Array(5).fill(null));
  });

  test("a key that is no key is refused", async () => {
    await expect(execute(openDepartment, actor, form("bad key", "1"))).rejects.toMatchObject({ code: "INVALID" });
  });

  test("thirty writers at once leave one unbroken chain", async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => execute(openDepartment, actor, form(`writer ${index}`))),
    );
    expect(await verifyChain(db, actor.hospitalId)).toMatchObject({ brokenAt: null, entries: await entries() });
  });

  test("somebody who hammers is slowed with the seconds to wait, and only they are", async () => {
    const hasty = { ...actor, userId: randomUUID() };
    const tries = Array.from({ length: 125 }, () => execute(openDepartment, hasty, form("")).catch((error) => error));
    const codes = (await Promise.all(tries)).map((error: AppError) => error.code);
    expect(codes).toContain("RATE_LIMITED");
    await expect(execute(openDepartment, actor, form("unhurried"))).resolves.toBeDefined();
  });
});
