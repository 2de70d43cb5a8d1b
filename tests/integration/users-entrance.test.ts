import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { execute, executePublic } from "@/lib/core/action";
import { loadActor } from "@/lib/core/auth";
import { db } from "@/lib/core/db/client";
import { hashPassword } from "@/lib/core/password";
import { clock } from "@/lib/core/period";
import { changePassword } from "@/lib/users/commands/change-password";
import { signIn } from "@/lib/users/commands/sign-in";
import { signOut, signOutEverywhere } from "@/lib/users/commands/sign-out";
import { listOwnSessions } from "@/lib/users/queries/account";
import { findEntrance } from "@/lib/users/queries/entrance";
import { changePasswordSchema, nothingSchema, signInSchema } from "@/lib/users/schema";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";

useDatabase();

const PASSWORD = "the right password";
const START = new Date("2026-03-02T01:00:00Z");
let passwordHash: string;

const at = (minutes: number) => vi.spyOn(clock, "now").mockReturnValue(new Date(START.getTime() + minutes * 60_000));
const door = {
  input: signInSchema,
  run: (tx: Parameters<typeof signIn>[0], input: { username: string; password: string }) => signIn(tx, input, "test"),
};
const enter = (username: string, password = PASSWORD) => executePublic(door, { username, password });

async function addHospital(code: string) {
  return db.hospital.create({ data: { code, name: code, ownership: "private" } });
}

async function addUser(hospitalId: string, username: string, more: object = {}) {
  const data = { hospitalId, username, name: username, passwordHash, mustChangePassword: false, ...more };
  return db.user.create({ data: { ...data, roles: { create: { role: "committee" } } } });
}

let hospitalId: string;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
  hospitalId = (await addHospital("one")).id;
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("signing in", () => {
  test("opens a session and says so in the trail, without the password", async () => {
    const user = await addUser(hospitalId, "opens");
    const { session, home } = await enter(" OPENS ");
    expect(home).toBe("/today");
    const actor = await loadActor(session.sessionId, session.hospitalId);
    expect(actor).toMatchObject({ userId: user.id, roles: ["committee"] });
    const entries = await db.auditEntry.findMany({ where: { subjectId: user.id } });
    expect(entries.map((entry) => entry.action)).toEqual(["user.signIn"]);
    expect(JSON.stringify(entries)).not.toContain(PASSWORD);
  });

  test("a wrong password, an unknown name and a name of two hospitals give one answer", async () => {
    const other = await addHospital("two");
    await addUser(hospitalId, "twice");
    await addUser(other.id, "twice");
    const wrong = { code: "UNAUTHENTICATED", messageKey: "users.error.signInFailed" };
    await expect(enter("twice@one", "wrong")).rejects.toMatchObject(wrong);
    await expect(enter("nobody-here")).rejects.toMatchObject(wrong);
    await expect(enter("twice")).rejects.toMatchObject(wrong);
    expect((await enter("twice@TWO")).session.hospitalId).toBe(other.id);
  });

  test("only who knows the password learns that the account is disabled", async () => {
    await addUser(hospitalId, "gone", { disabledAt: START });
    await expect(enter("gone", "wrong")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(enter("gone")).rejects.toMatchObject({ code: "FORBIDDEN", messageKey: "users.error.disabled" });
    expect(await db.session.count({ where: { user: { username: "gone" } } })).toBe(0);
  });
});

describe("locking", () => {
  test("grows with every further failure, refuses the right password meanwhile, and is forgotten on success", async () => {
    const user = await addUser(hospitalId, "locked");
    at(0);
    for (let i = 0; i < 4; i++)
      await expect(enter("locked", "wrong")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(enter("locked", "wrong")).rejects.toMatchObject({ code: "RATE_LIMITED", params: { minutes: 1 } });
    await expect(enter("locked")).rejects.toMatchObject({ code: "RATE_LIMITED", params: { minutes: 1 } });
    at(1);
    await expect(enter("locked", "wrong")).rejects.toMatchObject({ code: "RATE_LIMITED", params: { minutes: 2 } });
    at(3);
    await expect(enter("locked", "wrong")).rejects.toMatchObject({ params: { minutes: 4 } });
    at(7);
    await enter("locked");
    expect(await db.user.findFirst({ where: { id: user.id } })).toMatchObject({ failedAttempts: 0, lockedUntil: null });
    const actions = await db.auditEntry.findMany({ where: { subjectId: user.id }, orderBy: { seq: "asc" } });
    expect(actions.map(({ action }) => action).filter((action) => action === "user.lock")).toHaveLength(3);
    expect(actions.at(-1)?.action).toBe("user.signIn");
  });

  test("guesses made at the same moment are all counted", async () => {
    const user = await addUser(hospitalId, "burst");
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => enter("burst", "wrong")));
    expect(answers.every(({ status }) => status === "rejected")).toBe(true);
    expect(await db.user.findFirst({ where: { id: user.id } })).toMatchObject({ failedAttempts: 5 });
  });

  test("a name that no account has locks as an account does, and is stored nowhere", async () => {
    at(0);
    for (let i = 0; i < 4; i++)
      await expect(enter("my-password-1", "x")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(enter("my-password-1", "x")).rejects.toMatchObject({ code: "RATE_LIMITED", params: { minutes: 1 } });
    at(1);
    await expect(enter("my-password-1", "x")).rejects.toMatchObject({ params: { minutes: 2 } });
    const kept = [await db.rateLimit.findMany(), await db.auditEntry.findMany()];
    expect(JSON.stringify(kept, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
      "my-password-1",
    );
  });
});

describe("a session", () => {
  test("ends when it lies idle, and at its absolute limit however busy it is", async () => {
    await addUser(hospitalId, "idle");
    at(0);
    const { session } = await enter("idle");
    const alive = async () => (await loadActor(session.sessionId, hospitalId)) !== null;
    at(119);
    expect(await alive()).toBe(true);
    at(119 + 121);
    expect(await alive()).toBe(false);
    at(0);
    const busy = (await enter("idle")).session;
    for (let minutes = 100; minutes < 720; minutes += 100) {
      at(minutes);
      expect(await loadActor(busy.sessionId, hospitalId)).not.toBeNull();
    }
    at(721);
    expect(await loadActor(busy.sessionId, hospitalId)).toBeNull();
  });

  test("signing out ends this one, signing out everywhere all of them", async () => {
    await addUser(hospitalId, "leaves");
    const [first, second, third] = [await enter("leaves"), await enter("leaves"), await enter("leaves")];
    const load = ({ session }: typeof first) => loadActor(session.sessionId, hospitalId);
    const actor = await load(first);
    if (!actor) throw new Error("no session");
    expect((await listOwnSessions(actor)).map((one) => one.current)).toEqual([true, false, false]);
    await executePublic({ input: nothingSchema, run: (tx, input) => signOut(tx, input, actor) }, {});
    expect([await load(first), (await load(second))?.name]).toEqual([null, "leaves"]);
    await execute({ permission: "account.own", input: nothingSchema, run: signOutEverywhere }, actor, {});
    expect([await load(second), await load(third)]).toEqual([null, null]);
  });
});

describe("changing the password", () => {
  const change = { permission: "account.own", input: changePasswordSchema, run: changePassword } as const;
  const to = (next: string, current = PASSWORD) => ({ current, next, repeat: next });

  test("ends the other sessions, keeps this one, and the old password opens nothing", async () => {
    await addUser(hospitalId, "changes", { mustChangePassword: true });
    const [here, there] = [await enter("changes"), await enter("changes")];
    expect(here.home).toBe("/password");
    const actor = await loadActor(here.session.sessionId, hospitalId);
    if (!actor) throw new Error("no session");
    await execute(change, actor, to("quite another one"));
    expect((await loadActor(here.session.sessionId, hospitalId))?.mustChangePassword).toBe(false);
    expect(await loadActor(there.session.sessionId, hospitalId)).toBeNull();
    await expect(enter("changes")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect((await enter("changes", "quite another one")).home).toBe("/today");
  });

  test("refuses the old one, the username and a short one; wrong guesses at the old one lock", async () => {
    const user = await addUser(hospitalId, "refused");
    const actor = actorOf({ hospitalId, userId: user.id, sessionId: randomUUID(), roles: ["committee"] });
    const field = (next: string) => execute(change, actor, to(next)).catch((error) => error.fieldErrors);
    expect(await field(PASSWORD)).toEqual({ next: "users.invalid.passwordSame" });
    expect(await field("xx-refused-xx")).toEqual({ next: "users.invalid.passwordUsername" });
    expect(await field("short")).toEqual({ next: "users.invalid.passwordShort" });
    for (let i = 0; i < 4; i++)
      await expect(execute(change, actor, to("quite another one", "guess"))).rejects.toMatchObject({ code: "INVALID" });
    await expect(execute(change, actor, to("quite another one", "guess"))).rejects.toMatchObject({
      code: "RATE_LIMITED",
    });
  });
});

test("demo accounts are shown only where the one hospital is the fictional one", async () => {
  expect(await findEntrance(null)).toMatchObject({ empty: false, severalHospitals: true, demoAccounts: [] });
  await db.hospital.updateMany({ data: { demo: true } });
  expect((await findEntrance(null)).demoAccounts).toEqual([]);
});
