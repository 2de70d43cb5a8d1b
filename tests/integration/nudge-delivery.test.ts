import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { jobsDone } from "@/lib/core/job";
import { addDays, addMinutes, clock, instantOf } from "@/lib/core/period";
import { sealRobot } from "@/lib/core/robot";
import { listStewards } from "@/lib/core/steward";
import { nudgeOwnersAction, retryDeliveryAction } from "@/lib/plans/actions";
import { deliverNudges } from "@/lib/plans/commands/deliver-nudges";
import { listSentNudges } from "@/lib/plans/queries/nudges";
import { actorOf } from "@/tests/support/actors";
import { bodyOf, startRobot, startSmtp } from "@/tests/support/outside";
import { buildSupervised, MONDAY, type Supervised } from "@/tests/support/supervised";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const now = clock.now;
let world: World;
let plan: Supervised;
let committee: Actor;
let smtp: Awaited<ReturnType<typeof startSmtp>>;
let robot: Awaited<ReturnType<typeof startRobot>>;
let day = MONDAY;

beforeAll(async () => {
  [smtp, robot] = await Promise.all([startSmtp(), startRobot()]);
  process.env.SMTP_URL = smtp.url;
  process.env.MAIL_FROM = "Tongxin <tongxin@example.org>";
  process.env.PUBLIC_URL = "https://tongxin.example.org";
  world = await buildWorld(database.url());
  plan = await buildSupervised(database.url(), world.home);
  committee = actorAtHome(world, "committee");
  const { hospitalId } = world.home;
  const robotUrl = sealRobot(hospitalId, robot.url);
  await db.hospital.update({ where: { id: hospitalId }, data: { robotKind: "wecom", robotUrl } });
});

afterAll(async () => {
  clock.now = now;
  await Promise.all([smtp.close(), robot.close()]);
});

beforeEach(async () => {
  await db.user.deleteMany({ where: { username: { startsWith: "s-" } } });
  await db.nudgeDelivery.deleteMany();
  smtp.mails.length = 0;
  robot.requests.length = 0;
  robot.next("taken");
  day = addDays(day, 7);
  at("10:00");
});

function at(time: string, minutes = 0): void {
  const instant = addMinutes(instantOf(day, time), minutes);
  clock.now = () => instant;
}

async function secretary(name: string, branchId: string, email: string | null, disabled = false): Promise<void> {
  const { hospitalId } = world.home;
  const data = { hospitalId, username: `s-${name}`, name, email, passwordHash: "x" };
  const { id } = await db.user.create({ data: { ...data, disabledAt: disabled ? clock.now() : null } });
  await db.roleAssignment.create({ data: { hospitalId, userId: id, role: "branchSecretary", branchId } });
}

const run = (action: object, input: object, actor = committee) =>
  execute<never, { id: string }>(definitionOf(action) as never, actor, input);
const nudge = async () => {
  await run(nudgeOwnersAction, { itemIds: [plan.late, plan.quiet, plan.others] });
  await jobsDone();
};
/** What the round of every minute does. */
const round = async () => {
  for (const steward of await listStewards()) deliverNudges(steward, null);
  await jobsDone();
};
const deliveries = async () => {
  const sent = await listSentNudges(committee);
  return sent.flatMap((one) => one.deliveries).toSorted((a, b) => a.recipient.localeCompare(b.recipient));
};
const statesOf = async () => (await deliveries()).map(({ status, attempts }) => [status, attempts]);

describe("after a nudge is committed", () => {
  test("every secretary with an address gets one mail, and the group one message for all branches", async () => {
    const { own, other } = world.home;
    await secretary("one", own.branchId, "one@example.org");
    await secretary("two", own.branchId, "two@example.org");
    await secretary("silent", other.branchId, null);
    await secretary("gone", other.branchId, "gone@example.org", true);
    await nudge();
    expect(smtp.mails.map(({ to }) => to.join()).sort()).toEqual(["one@example.org", "two@example.org"]);
    const text = bodyOf(smtp.mails[0] ?? { from: "", to: [], text: "" });
    expect(text).toContain("Late task（已逾期，期限 2037年6月9日）");
    expect(text).toContain("Quiet task（久无进展");
    expect(text).not.toContain("Task of others");
    expect(text).toContain("https://tongxin.example.org/today");
    expect(robot.requests).toHaveLength(1);
    const said = JSON.stringify(robot.requests[0]?.body);
    expect(said).not.toContain(committee.name);
    expect(text).toContain(committee.name);
    for (const part of ["【同心】", "2 个支部，3 项", "Late task", "Task of others", own.branchName]) {
      expect(said).toContain(part);
    }
    expect(await statesOf()).toEqual([
      ["sent", 1],
      ["sent", 1],
      ["sent", 1],
    ]);
  });

  test("what failed is tried again after five and after thirty more minutes, three times in all, and then says why", async () => {
    robot.next("broken");
    await nudge();
    const steps: [number, number, string][] = [
      [0, 1, "pending"],
      [4, 1, "pending"],
      [5, 2, "pending"],
      [34, 2, "pending"],
      [35, 3, "failed"],
      [600, 3, "failed"],
    ];
    for (const [minutes, attempts, status] of steps) {
      at("10:00", minutes);
      await round();
      expect([minutes, await deliveries()]).toMatchObject([minutes, [{ channel: "robot", status, attempts }]]);
      expect(robot.requests).toHaveLength(attempts);
    }
    expect((await deliveries())[0]?.error).toEqual({ key: "core.delivery.status", params: { status: 502 } });
  });

  test("a second try that goes through is the last", async () => {
    robot.next("refused");
    await nudge();
    expect((await deliveries())[0]?.error).toMatchObject({ params: { code: "93000" } });
    robot.next("taken");
    at("10:05");
    await round();
    await round();
    expect(await deliveries()).toMatchObject([{ status: "sent", attempts: 2, error: null }]);
    expect(robot.requests).toHaveLength(2);
  });

  test("a mail server's last word is not argued with; trying again by hand begins anew, once", async () => {
    await secretary("one", world.home.own.branchId, "one@example.org");
    smtp.refuse(550, "no such person");
    await nudge();
    const failed = (await deliveries()).find(({ channel }) => channel === "email");
    expect(failed).toMatchObject({ status: "failed", attempts: 1, error: { params: { code: "550" } } });
    const id = failed?.id ?? "";
    const stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
    await expect(run(retryDeliveryAction, { id }, stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await run(retryDeliveryAction, { id });
    await jobsDone();
    expect(smtp.mails.map(({ to }) => to)).toEqual([["one@example.org"]]);
    await expect(run(retryDeliveryAction, { id })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await db.auditEntry.count({ where: { action: "nudge.retry" } })).toBe(1);
  });

  test("several rounds at once send each message once", async () => {
    await secretary("one", world.home.own.branchId, "one@example.org");
    await run(nudgeOwnersAction, { itemIds: [plan.late, plan.others] });
    await Promise.all([round(), round(), round()]);
    expect([smtp.mails.length, robot.requests.length]).toEqual([1, 1]);
  });

  test("a process that died in its last try leaves a message that says so, and is not tried for ever", async () => {
    robot.next("broken");
    await nudge();
    await db.nudgeDelivery.updateMany({ data: { attempts: 3, status: "pending" } });
    at("10:00", 29);
    await round();
    expect(await statesOf()).toEqual([["pending", 3]]);
    at("10:00", 31);
    await round();
    expect(await deliveries()).toMatchObject([{ status: "failed", error: { key: "core.delivery.interrupted" } }]);
    expect(robot.requests).toHaveLength(1);
  });

  test("a robot that was removed meanwhile is written to no more", async () => {
    robot.next("broken");
    await nudge();
    const { hospitalId } = world.home;
    const { robotUrl } = await db.hospital.findUniqueOrThrow({ where: { id: hospitalId } });
    await db.hospital.update({ where: { id: hospitalId }, data: { robotKind: null, robotUrl: null } });
    at("10:06");
    await round();
    expect(await deliveries()).toMatchObject([{ status: "failed", error: { key: "core.delivery.gone" } }]);
    expect(robot.requests).toHaveLength(1);
    await db.hospital.update({ where: { id: hospitalId }, data: { robotKind: "wecom", robotUrl } });
  });

  describe("what changed since it was put in line", () => {
    const settle = (itemIds: string[], doneOn: string | null) =>
      db.planItem.updateMany({ where: { id: { in: itemIds } }, data: { doneOn: doneOn ? new Date(doneOn) : null } });
    const mails = async () => (await deliveries()).filter(({ channel }) => channel === "email");

    test("what was done meanwhile is named no more", async () => {
      await secretary("one", world.home.own.branchId, "one@example.org");
      robot.next("broken");
      smtp.refuse(451, "later");
      await nudge();
      await settle([plan.late, plan.others], day);
      robot.next("taken");
      at("10:05");
      await round();
      const said = JSON.stringify(robot.requests.at(-1)?.body);
      expect(said).toContain("1 个支部，1 项");
      for (const text of [said, bodyOf(smtp.mails[0] ?? { from: "", to: [], text: "" })]) {
        expect(text).toContain("Quiet task");
        expect(text).not.toMatch(/Late task|Task of others/);
      }
      await settle([plan.late, plan.others], null);
    });

    test("nor is a task that came to its end with its last milestone, nor one that was told of", async () => {
      const { hospitalId } = world.home;
      robot.next("broken");
      await nudge();
      await settle([plan.soon], day);
      const told = { hospitalId, itemId: plan.quiet, actorId: committee.userId, actorName: "Secretary" };
      const { id } = await db.planProgress.create({ data: { ...told, at: clock.now(), text: "Told" } });
      robot.next("taken");
      at("10:05");
      await round();
      await settle([plan.soon], null);
      await db.planProgress.deleteMany({ where: { id } });
      const said = JSON.stringify(robot.requests.at(-1)?.body);
      expect(said).toContain("Task of others");
      expect(said).not.toMatch(/Late task|Quiet task/);
    });

    test("a message with nothing left is not sent, and says so", async () => {
      await secretary("one", world.home.own.branchId, "one@example.org");
      robot.next("broken");
      smtp.refuse(451, "later");
      await nudge();
      await settle([plan.late, plan.quiet, plan.others], day);
      at("10:05");
      await round();
      await settle([plan.late, plan.quiet, plan.others], null);
      expect(await deliveries()).toMatchObject(
        [1, 2].map(() => ({ status: "failed", error: { key: "core.delivery.settled" } })),
      );
      expect([smtp.mails.length, robot.requests.length]).toEqual([0, 1]);
    });

    test("a term that was put off meanwhile is late no more", async () => {
      robot.next("broken");
      await nudge();
      const { dueOn } = await db.planItem.findFirstOrThrow({ where: { id: plan.late } });
      await db.planItem.updateMany({ where: { id: plan.late }, data: { dueOn: new Date("2037-12-30") } });
      robot.next("taken");
      at("10:05");
      await round();
      await db.planItem.updateMany({ where: { id: plan.late }, data: { dueOn } });
      expect(JSON.stringify(robot.requests.at(-1)?.body)).not.toContain("Late task");
    });

    test.each([
      ["was disabled", { disabledAt: new Date() }],
      ["took back the address", { email: null }],
    ])("who %s is written to no more, neither by the round nor by hand", async (_what, data) => {
      await secretary("one", world.home.own.branchId, "one@example.org");
      smtp.refuse(451, "later");
      await nudge();
      await db.user.updateMany({ where: { username: "s-one" }, data });
      at("10:05");
      await round();
      const gone = { status: "failed", error: { key: "core.delivery.noReader" } };
      expect(await mails()).toMatchObject([gone]);
      await run(retryDeliveryAction, { id: (await mails())[0]?.id });
      await jobsDone();
      expect(await mails()).toMatchObject([gone]);
      expect(smtp.mails).toEqual([]);
    });

    test("who is no longer secretary of the branch is written to no more", async () => {
      await secretary("one", world.home.own.branchId, "one@example.org");
      smtp.refuse(451, "later");
      await nudge();
      const { hospitalId, other } = world.home;
      const where = { hospitalId, user: { username: "s-one" } };
      await db.roleAssignment.updateMany({ where, data: { branchId: other.branchId } });
      at("10:05");
      await round();
      expect(await mails()).toMatchObject([{ status: "failed", error: { key: "core.delivery.noReader" } }]);
      expect(smtp.mails).toEqual([]);
    });
  });

  test("sending leaves the trail's chain alone: only nudges and new tries by hand stand in it", async () => {
    const actions = await db.auditEntry.findMany({ distinct: ["action"], select: { action: true } });
    expect(actions.map(({ action }) => action).sort()).toEqual(["nudge.retry", "nudge.send"]);
  });
});
