import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { execute, executePublic } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { loadActor, openSession } from "@/lib/core/auth";
import { db } from "@/lib/core/db/client";
import { databaseFailure } from "@/lib/core/db/failure";
import { verifyPassword } from "@/lib/core/password";
import { newSetupCode, setupCodeHash } from "@/lib/core/setup-code";
import { createUser } from "@/lib/users/commands/create-user";
import { disableUser, enableUser } from "@/lib/users/commands/disable-user";
import { endSessions } from "@/lib/users/commands/end-sessions";
import { resetPassword } from "@/lib/users/commands/reset-password";
import { setUpHospital } from "@/lib/users/commands/set-up-hospital";
import { updateUser } from "@/lib/users/commands/update-user";
import { findEntrance } from "@/lib/users/queries/entrance";
import { getUser, listUsers } from "@/lib/users/queries/users";
import { createUserSchema, oneUserSchema, setUpSchema, updateUserSchema, userIdSchema } from "@/lib/users/schema";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";

useDatabase();

const permission = "user.manage" as const;
const create = { permission, input: createUserSchema, run: createUser };
const update = { permission, input: updateUserSchema, run: updateUser };
const disable = { permission, input: oneUserSchema, run: disableUser };
const enable = { permission, input: oneUserSchema, run: enableUser };
const reset = { permission, input: oneUserSchema, run: resetPassword };
const end = { permission, input: userIdSchema, run: endSessions };

let administrator: Actor;
let branchId: string;
let foreignBranchId: string;
let foreigner: Actor;

async function addHospital(code: string): Promise<{ actor: Actor; branchId: string }> {
  const { id: hospitalId } = await db.hospital.create({ data: { code, name: code, ownership: "private" } });
  const branch = await db.branch.create({ data: { hospitalId, name: "Surgery" } });
  const user = await db.user.create({
    data: {
      hospitalId,
      username: "admin",
      name: "Admin",
      passwordHash: "!",
      roles: { create: { role: "administrator" } },
    },
  });
  return {
    actor: actorOf({ hospitalId, userId: user.id, name: "Admin", roles: ["administrator"] }),
    branchId: branch.id,
  };
}

beforeAll(async () => {
  const [home, abroad] = [await addHospital("home"), await addHospital("abroad")];
  administrator = home.actor;
  branchId = home.branchId;
  foreigner = abroad.actor;
  foreignBranchId = abroad.branchId;
});

let made = 0;
let id: string;

/** A branch secretary with an open session. */
async function addSecretary() {
  made += 1;
  const input = {
    username: `user-${made}`,
    name: "Person",
    roles: ["branchSecretary" as const],
    branchIds: [branchId],
  };
  return execute(create, administrator, input);
}

async function open(): Promise<string> {
  return (await openSession(db, { hospitalId: administrator.hospitalId, id }, "test")).sessionId;
}

const load = (sessionId: string) => loadActor(sessionId, administrator.hospitalId);

beforeEach(async () => {
  id = (await addSecretary()).id;
});

describe("a new account", () => {
  test("gets a password that is shown once, fits, and must be changed", async () => {
    const { id: userId, password } = await addSecretary();
    const row = await db.user.findFirstOrThrow({ where: { id: userId } });
    expect([await verifyPassword(row.passwordHash, password), row.mustChangePassword]).toEqual([true, true]);
    const trail = JSON.stringify(await db.auditEntry.findMany({ where: { subjectId: userId } }));
    expect([trail.includes("user.create"), trail.includes(password), trail.includes("argon2")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("a username that is taken is named at its field and nothing is stored", async () => {
    const before = await db.user.count();
    const input = { username: `USER-${made}`, name: "Again", roles: ["leader" as const], branchIds: [] };
    const error = await execute(create, administrator, input).catch(databaseFailure);
    expect(error).toMatchObject({ code: "CONFLICT", fieldErrors: { username: "core.invalid.taken" } });
    expect(await db.user.count()).toBe(before);
  });

  test("another hospital's branch and employee number are unknown here", async () => {
    const input = {
      username: "abroad",
      name: "Abroad",
      roles: ["branchSecretary" as const],
      branchIds: [foreignBranchId],
    };
    await expect(execute(create, administrator, input)).rejects.toMatchObject({
      fieldErrors: { branchIds: expect.any(String) },
    });
    const staffed = { ...input, roles: ["leader" as const], branchIds: [], employeeNo: "E1" };
    await expect(execute(create, administrator, staffed)).rejects.toMatchObject({
      fieldErrors: { employeeNo: expect.any(String) },
    });
  });
});

describe("changes take effect on the next request", () => {
  test("a role", async () => {
    const session = await open();
    expect(await load(session)).toMatchObject({ roles: ["branchSecretary"], branchIds: [branchId] });
    await execute(update, administrator, { id, version: 1, name: "Leader", roles: ["leader"], branchIds: [branchId] });
    const actor = await load(session);
    expect(actor).toMatchObject({ name: "Leader", roles: ["leader"], branchIds: [] });
    expect(actor?.permissions.has("report.write")).toBe(false);
  });

  test("disabling, which ends sessions for good", async () => {
    const session = await open();
    await execute(disable, administrator, { id, version: 1 });
    expect(await load(session)).toBeNull();
    await execute(enable, administrator, { id, version: 2 });
    expect([await load(session), (await load(await open()))?.name]).toEqual([null, "Person"]);
  });

  test("a disabled account is refused even by a session that nobody ended", async () => {
    const session = await open();
    await db.user.updateMany({ where: { id }, data: { disabledAt: new Date() } });
    expect(await load(session)).toBeNull();
  });

  test("ending sessions, and resetting the password", async () => {
    const session = await open();
    expect(await execute(end, administrator, { id })).toMatchObject({ ended: 1 });
    expect(await load(session)).toBeNull();
    await db.user.updateMany({ where: { id }, data: { failedAttempts: 9, lockedUntil: new Date("2099-01-01") } });
    const again = await open();
    const { password } = await execute(reset, administrator, { id, version: 1 });
    const row = await db.user.findFirstOrThrow({ where: { id } });
    expect(row).toMatchObject({ failedAttempts: 0, lockedUntil: null, mustChangePassword: true });
    expect([await load(again), await verifyPassword(row.passwordHash, password)]).toEqual([null, true]);
  });
});

describe("what an administrator may not do", () => {
  const own = () => ({ id: administrator.userId, version: 1 });

  test("disable or reset the own account, or drop the own role", async () => {
    const forbidden = { code: "FORBIDDEN" };
    await expect(execute(disable, administrator, own())).rejects.toMatchObject(forbidden);
    await expect(execute(reset, administrator, own())).rejects.toMatchObject(forbidden);
    const drop = { ...own(), name: "Admin", roles: ["leader" as const], branchIds: [] };
    await expect(execute(update, administrator, drop)).rejects.toMatchObject(forbidden);
  });

  test("leave the hospital without an administrator: two who disable each other at once", async () => {
    const { hospitalId } = administrator;
    const second = await db.user.create({
      data: {
        hospitalId,
        username: "admin2",
        name: "Second",
        passwordHash: "!",
        roles: { create: { role: "administrator" } },
      },
    });
    const other = actorOf({ hospitalId, userId: second.id, roles: ["administrator"] });
    const revive = () =>
      db.user.updateMany({ where: { hospitalId, disabledAt: { not: null } }, data: { disabledAt: null, version: 1 } });
    // Several rounds, because two requests do not always meet.
    for (let round = 0; round < 8; round++) {
      const answers = await Promise.allSettled([
        execute(disable, administrator, { id: second.id, version: 1 }),
        execute(disable, other, own()),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      await revive();
    }
  });

  test("overwrite what another one changed: the conflict names who", async () => {
    const input = { id, version: 1, name: "First", roles: ["leader" as const], branchIds: [] };
    await execute(update, { ...administrator, name: "Earlier" }, input);
    await expect(execute(update, administrator, { ...input, name: "Second" })).rejects.toMatchObject({
      code: "CONFLICT",
      params: { name: "Earlier" },
    });
    expect(await db.user.findFirst({ where: { id } })).toMatchObject({ name: "First" });
  });
});

describe("within reach", () => {
  test("lists search, filter and sort", async () => {
    expect((await listUsers(administrator, { state: "disabled", role: "leader" })).total).toBe(0);
    expect((await listUsers(administrator, { q: `USER-${made}` })).rows.map((row) => row.id)).toEqual([id]);
    expect((await listUsers(administrator, { role: "branchSecretary", state: "firstSignIn", q: "%" })).total).toBe(0);
    const names = (await listUsers(administrator, { sort: "username", descending: true })).rows.map(
      (row) => row.username,
    );
    expect(names).toEqual([...names].sort().reverse());
  });

  test("another hospital's administrator finds nothing and changes nothing", async () => {
    expect((await listUsers(foreigner)).rows.map((row) => row.username)).toEqual(["admin"]);
    const missing = { code: "NOT_FOUND" };
    await expect(getUser(foreigner, id)).rejects.toMatchObject(missing);
    const input = { id, version: 1, name: "X", roles: ["leader" as const], branchIds: [] };
    await expect(execute(update, foreigner, input)).rejects.toMatchObject(missing);
    await expect(execute(disable, foreigner, { id, version: 1 })).rejects.toMatchObject(missing);
    await expect(execute(reset, foreigner, { id, version: 1 })).rejects.toMatchObject(missing);
    await expect(execute(end, foreigner, { id })).rejects.toMatchObject(missing);
  });

  test("who does not manage users sees the own account alone", async () => {
    const leader = actorOf({ hospitalId: administrator.hospitalId, userId: id, roles: ["leader"] });
    expect((await listUsers(leader)).rows.map((row) => row.id)).toEqual([id]);
    await expect(getUser(leader, administrator.userId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the first set-up", () => {
  const account = { username: "root", name: "Root", password: "a long password", repeat: "a long password" };
  const run = (code: string, changes: object = {}) => {
    const hospital = { code: `new-${randomUUID().slice(0, 8)}`, name: "New", ownership: "public" };
    const input = { code, hospital, administrator: account, committee: { ...account, username: "party" }, ...changes };
    return executePublic({ input: setUpSchema, run: setUpHospital }, input);
  };

  test("is closed once there is a hospital, whatever the code", async () => {
    const code = newSetupCode();
    await db.setupCode.upsert({ where: { id: 1 }, create: { codeHash: setupCodeHash(code) }, update: {} });
    await expect(run(code)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await findEntrance(null)).toMatchObject({ empty: false });
  });

  test("opens with its code alone, once, and makes everything or nothing", async () => {
    const code = newSetupCode();
    await db.$executeRaw`TRUNCATE "Hospital", "SetupCode" CASCADE`;
    await db.setupCode.create({ data: { codeHash: setupCodeHash(code) } });
    expect(await findEntrance(null)).toMatchObject({ empty: true });
    await expect(run(newSetupCode())).rejects.toMatchObject({
      code: "FORBIDDEN",
      fieldErrors: { code: expect.any(String) },
    });
    const weak = { administrator: { ...account, password: "root-root-root", repeat: "root-root-root" } };
    await expect(run(code, weak)).rejects.toMatchObject({
      fieldErrors: { "administrator.password": expect.any(String) },
    });
    expect(await db.setupCode.findFirst()).toMatchObject({ usedAt: null });
    const answers = await Promise.allSettled([run(code.toLowerCase()), run(code.replaceAll("-", " "))]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [hospital] = await db.hospital.findMany();
    expect(hospital).toMatchObject({ ownership: "public", demo: false });
    const users = await db.user.findMany({
      select: { username: true, roles: { select: { role: true } } },
      orderBy: { username: "asc" },
    });
    expect(users).toEqual([
      { username: "party", roles: [{ role: "committee" }] },
      { username: "root", roles: [{ role: "administrator" }] },
    ]);
    expect(await db.regulationRule.count({ where: { ownership: "private" } })).toBe(0);
    expect(await db.regulationRule.count()).toBeGreaterThan(40);
    const actions = await db.auditEntry.findMany({ where: { hospitalId: hospital?.id }, orderBy: { seq: "asc" } });
    expect(actions.map(({ action }) => action)).toEqual(["hospital.create", "user.create", "user.create"]);
  });
});
