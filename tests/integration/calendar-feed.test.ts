import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { findActorByAddress } from "@/lib/core/auth";
import { db } from "@/lib/core/db/client";
import { addMinutes, clock, instantOf, toDbDay } from "@/lib/core/period";
import type { Role } from "@/lib/core/permissions";
import { sealAddress } from "@/lib/core/private-address";
import { moveItemAction, renewFeedAction } from "@/lib/plans/actions";
import { findFeedAddress } from "@/lib/plans/queries/feed";
import { actorOf } from "@/tests/support/actors";
import { readCalendar } from "@/tests/support/read-calendar";
import { buildPlan, type PlanWorld } from "@/tests/support/roadmap-world";
import { useDatabase } from "@/tests/support/use-database";
import { buildWorld, type HospitalWorld, type World } from "@/tests/support/world";

const asker = vi.hoisted(() => ({ address: "10.0.0.1" }));
vi.mock("@/lib/core/request", async (original) => ({
  ...(await original<object>()),
  clientAddress: async () => asker.address,
}));

const database = useDatabase();
let world: World;
let issued: PlanWorld;

beforeAll(async () => {
  world = await buildWorld(database.url());
  // Its own plans lie far ahead and would stand in every calendar.
  await db.annualPlan.deleteMany({ where: { year: { gt: 2100 } } });
  await db.followUp.deleteMany({});
  issued = await buildPlan(database.url(), world.home, { year: 2026, status: "issued" });
  await buildPlan(database.url(), world.home, { year: 2027, status: "draft" });
  await buildPlan(database.url(), world.abroad, { year: 2026, status: "issued" });
});

beforeEach(() => {
  asker.address = `10.0.0.${Math.random()}`;
  vi.restoreAllMocks();
  vi.spyOn(clock, "now").mockReturnValue(instantOf("2026-11-27", "10:00"));
});

/** Somebody with an account, who has asked for an address; the address's secret part. */
async function subscriber(
  { hospitalId }: HospitalWorld,
  role: Role,
  branchId: string | null = null,
): Promise<{ actor: Actor; token: string }> {
  const username = `u${Math.random().toString(36).slice(2)}`;
  const data = { hospitalId, username, name: "Person", passwordHash: "x", mustChangePassword: false };
  const { id: userId } = await db.user.create({ data, select: { id: true } });
  await db.roleAssignment.create({ data: { hospitalId, userId, role, branchId } });
  const actor = actorOf({ hospitalId, userId, roles: [role], branchIds: branchId ? [branchId] : [] });
  return { actor, token: await renew(actor) };
}

async function renew(actor: Actor): Promise<string> {
  await execute(definitionOf(renewFeedAction) as never, actor, {});
  return (await findFeedAddress(actor))?.token ?? "";
}

async function ask(token: string, { headers = {}, query = "" } = {}): Promise<Response | string> {
  const { GET } = await import("@/app/api/calendar/[token]/route");
  const request = new Request(`http://localhost:3000/api/calendar/${token}.ics${query}`, {
    headers: { host: "localhost:3000", ...headers },
  });
  return GET(request, { params: Promise.resolve({ token: `${token}.ics` }) }).catch((error: Error) => error.message);
}

async function calendarOf(token: string, query = "?lang=en") {
  const answer = await ask(token, { query });
  if (typeof answer === "string") throw new Error(answer);
  return readCalendar(await answer.text());
}

const titlesOf = async (token: string) => (await calendarOf(token)).events.map(({ SUMMARY }) => SUMMARY);
const GONE = /NEXT_HTTP_ERROR_FALLBACK;404/;

const TASK = ["Milestone: First", "Milestone: Given up", "Due: Task", "Milestone: Last"];
const ALL = [...TASK, "Due: Other", "Due: Committee"];

describe("what stands in a calendar", () => {
  test.each(["committee", "leader", "auditor"] as const)("of a %s: everything of issued plans", async (role) => {
    const { token } = await subscriber(world.home, role);
    expect((await titlesOf(token)).sort()).toEqual([...ALL].sort());
  });

  test("of a branch secretary: what the branch owns, and what it helps with", async () => {
    const own = await subscriber(world.home, "branchSecretary", world.home.own.branchId);
    expect((await titlesOf(own.token)).sort()).toEqual([...TASK].sort());
    const other = await subscriber(world.home, "branchSecretary", world.home.other.branchId);
    expect((await titlesOf(other.token)).sort()).toEqual(["Due: Other", "Due: Task"]);
  });

  test("what came out of a report stands there, too: for who answers for it, and for the office", async () => {
    const { hospitalId, own, other } = world.home;
    const about = { hospitalId, reportId: own.reports.submitted, section: "problem", quoted: "Problem", kind: "task" };
    const owned = { title: "Night shift", ownerBranchId: other.branchId, dueOn: toDbDay("2026-10-15") };
    const { id } = await db.followUp.create({ data: { ...about, ...owned, createdByName: "Office" } as never });
    const office = await subscriber(world.home, "committee");
    const asked = [
      office,
      await subscriber(world.home, "branchSecretary", other.branchId),
      await subscriber(world.home, "branchSecretary", own.branchId),
      await subscriber(world.abroad, "committee"),
    ];
    const titles = await Promise.all(asked.map(({ token }) => titlesOf(token)));
    expect(titles.map((of) => of.includes("Task: Night shift"))).toEqual([true, true, false, false]);
    const event = (await calendarOf(office.token)).events.find(({ UID }) => UID === `${id}@follow-ups.tongxin`);
    expect(event).toMatchObject({ DTSTART: "20261015", STATUS: "CONFIRMED", SEQUENCE: "1" });
    expect(event?.URL).toBe(`http://localhost:3000/reports/follow-ups/${id}`);
    await db.followUp.deleteMany({});
  });

  test("of another hospital: its own", async () => {
    const { token } = await subscriber(world.abroad, "committee");
    const uids = (await calendarOf(token)).events.map(({ UID }) => UID);
    expect(uids).toHaveLength(ALL.length);
    expect(uids.join()).not.toContain(issued.taskId);
  });

  test("whole days with a lasting name, what was given up struck through, in the asked language", async () => {
    const { token } = await subscriber(world.home, "committee");
    const { head, events } = await calendarOf(token, "");
    expect(head["X-WR-CALNAME"]).toMatch(/年度计划$/);
    const task = events.find(({ UID }) => UID === `${issued.taskId}@plans.tongxin`);
    expect(task).toMatchObject({
      SUMMARY: "到期：Task",
      DTSTART: "20260630",
      "DTSTART;": "VALUE=DATE",
      DTEND: "20260701",
      STATUS: "CONFIRMED",
      SEQUENCE: "1",
    });
    expect(task?.["URL;"] ?? "").toBe("VALUE=URI");
    expect(task?.URL).toBe(`http://localhost:3000/plans/${issued.planId}/items/${issued.taskId}`);
    const dropped = events.find(({ UID }) => UID?.startsWith(issued.milestones.dropped));
    expect(dropped?.STATUS).toBe("CANCELLED");
  });
});

describe("a change", () => {
  test("keeps the event and raises its number; what is unchanged is not sent again", async () => {
    const { actor, token } = await subscriber(world.home, "committee");
    vi.spyOn(clock, "now").mockReturnValue(instantOf("2026-11-27", "10:05"));
    const before = (await ask(token)) as Response;
    const mark = { etag: before.headers.get("etag") ?? "", since: before.headers.get("last-modified") ?? "" };
    expect(mark.since).not.toBe("");
    const again = [
      { "if-none-match": mark.etag },
      { "if-none-match": `"x", W/${mark.etag}` },
      { "if-modified-since": mark.since },
    ];
    for (const headers of again) expect(((await ask(token, { headers })) as Response).status).toBe(304);

    const input = { id: issued.committeeTaskId, version: 1, startsOn: "2026-05-01", dueOn: "2026-11-15" };
    const move = definitionOf(moveItemAction) as never;
    await execute(move, actor, { ...input, carry: true, reason: "Later" });
    for (const headers of again) expect(((await ask(token, { headers })) as Response).status).toBe(200);
    const event = (await calendarOf(token)).events.find(({ UID }) => UID?.startsWith(issued.committeeTaskId));
    expect(event).toMatchObject({ DTSTART: "20261115", SEQUENCE: "2" });
    // Moved within the minute: another change could still bear the same time.
    expect(((await ask(token)) as Response).headers.get("last-modified")).toBeNull();
  });
});

describe("an address leads nowhere", () => {
  test("once it is renewed; the new one does", async () => {
    const { actor, token } = await subscriber(world.home, "leader");
    const next = await renew(actor);
    expect(next).not.toBe(token);
    expect(await ask(token)).toMatch(GONE);
    expect(await titlesOf(next)).toHaveLength(ALL.length);
    const entries = await db.auditEntry.findMany({ where: { subjectId: actor.userId } });
    expect(entries.map(({ action }) => action)).toEqual(["calendarFeed.renew", "calendarFeed.renew"]);
    const kept = JSON.stringify(entries);
    expect(kept.includes(token) || kept.includes(next)).toBe(false);
  });

  test("for who was disabled, has no role, or must change their password first", async () => {
    const { actor, token } = await subscriber(world.home, "leader");
    const { hospitalId, userId: id } = actor;
    const set = (data: object) => db.user.update({ where: { hospitalId_id: { hospitalId, id } }, data });
    await set({ disabledAt: clock.now() });
    expect(await ask(token)).toMatch(GONE);
    await set({ disabledAt: null, mustChangePassword: true });
    expect(await ask(token)).toMatch(GONE);
    await set({ mustChangePassword: false });
    expect(await titlesOf(token)).toHaveLength(ALL.length);
    await db.roleAssignment.deleteMany({ where: { hospitalId, userId: id } });
    expect(await ask(token)).toMatch(GONE);
    await db.roleAssignment.create({ data: { hospitalId, userId: id, role: "administrator", branchId: null } });
    expect(await ask(token)).toMatch(GONE);
  });

  test("for a secretary whose branch changed, to what was theirs", async () => {
    const { actor, token } = await subscriber(world.home, "branchSecretary", world.home.own.branchId);
    const where = { hospitalId: actor.hospitalId, userId: actor.userId };
    await db.roleAssignment.updateMany({ where, data: { branchId: world.home.other.branchId } });
    expect((await titlesOf(token)).sort()).toEqual(["Due: Other", "Due: Task"]);
  });

  test("that was never given, or sealed by somebody else", async () => {
    const { actor } = await subscriber(world.home, "committee");
    const colleague = { hospitalId: world.home.hospitalId, userId: world.home.userId };
    expect(await ask(sealAddress(colleague, 1))).toMatch(GONE);
    const own = sealAddress(actor, 1);
    expect(await ask(`${own.slice(0, -2)}${own.endsWith("AA") ? "BB" : "AA"}`)).toMatch(GONE);
    expect(await ask("x")).toMatch(GONE);
    expect(await findActorByAddress(own)).toMatchObject({ userId: actor.userId, sessionId: "" });
  });

  test("for who asks without end: 429, and for how long", async () => {
    const { token } = await subscriber(world.home, "committee");
    asker.address = "192.0.2.7";
    // At once: they have a minute, however busy the machine is.
    await Promise.all(Array.from({ length: 120 }, () => ask("x")));
    const last = (await ask(token)) as Response;
    expect(last.status).toBe(429);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    asker.address = "192.0.2.8";
    expect(((await ask(token)) as Response).status).toBe(200);
  });
});

test("an item of a branch that was dissolved stays in the calendar of those who see all", async () => {
  const { token } = await subscriber(world.home, "leader");
  const { hospitalId, other } = world.home;
  const where = { hospitalId_id: { hospitalId, id: other.branchId } };
  await db.branch.update({ where, data: { dissolvedOn: toDbDay("2026-10-01") } });
  expect(await titlesOf(token)).toContain("Due: Other");
  vi.spyOn(clock, "now").mockReturnValue(addMinutes(instantOf("2028-01-01", "00:00"), 1));
  expect(await titlesOf(token)).toEqual([]);
});
