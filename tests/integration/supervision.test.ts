import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, clock, instantOf } from "@/lib/core/period";
import { addRules } from "@/lib/organisation/commands/add-rules";
import { nudgeOwnersAction, seeNudgeAction } from "@/lib/plans/actions";
import type { Nudged } from "@/lib/plans/commands/nudge-owners";
import { getItemPage } from "@/lib/plans/queries/item-page";
import { listNudgesFor, listSentNudges } from "@/lib/plans/queries/nudges";
import { listMatters } from "@/lib/plans/queries/supervision";
import { actorOf } from "@/tests/support/actors";
import { buildSupervised, MONDAY, type Supervised } from "@/tests/support/supervised";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const now = clock.now;
let world: World;
let plan: Supervised;
let committee: Actor;
let secretary: Actor;
let colleague: Actor;
let stranger: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  plan = await buildSupervised(database.url(), world.home);
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  const { hospitalId } = world.home;
  colleague = actorOf({ hospitalId, roles: ["branchSecretary"], branchIds: [world.home.other.branchId] });
  stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
});

const onDay = (day: string, time = "10:00") => {
  clock.now = () => instantOf(day, time);
};
beforeEach(() => onDay(MONDAY));
afterAll(() => {
  clock.now = now;
});

const run = <D>(action: object, input: object, actor = committee) =>
  execute<never, D>(definitionOf(action) as never, actor, input);
const nudge = (itemIds: string[], actor = committee) => run<Nudged>(nudgeOwnersAction, { itemIds }, actor);
const nudges = () =>
  db.planNudge.findMany({ where: { hospitalId: world.home.hospitalId }, orderBy: { itemId: "asc" } });
const ALL = () => Object.values(plan).filter((id) => id !== plan.planId);

describe("what there is to look after", () => {
  test("late, due soon and quiet matters are found with their days; what is well, done or given up is not", async () => {
    const matters = await listMatters(committee);
    const seen = matters.map(({ title, reasons, days, bar }) => [title, reasons, days, bar]);
    const none = { late: null, dueSoon: null, quiet: null };
    expect(seen).toEqual([
      ["Task of others", ["late"], { ...none, late: 15 }, null],
      ["Task of the committee", ["late"], { ...none, late: 14 }, "committee"],
      ["Late task", ["late"], { ...none, late: 6 }, null],
      ["Milestone due soon", ["dueSoon"], { ...none, dueSoon: 3 }, null],
      ["Quiet task", ["quiet"], { ...none, quiet: 161 }, null],
    ]);
    expect(matters.find(({ id }) => id === plan.soon)?.parentTitle).toBe("Late task");
  });

  test("the hospital's own numbers decide; nothing of another hospital is seen", async () => {
    await db.$transaction((tx) => addRules(tx, world.home.hospitalId, "private"));
    const rule = { hospitalId: world.home.hospitalId, key: "plan.quietDays" };
    await db.regulationRule.updateMany({
      where: rule,
      data: { overrideValue: 200, overrideReason: "Reports come twice a year" },
    });
    expect((await listMatters(committee)).map(({ id }) => id)).not.toContain(plan.quiet);
    await db.regulationRule.updateMany({ where: rule, data: { overrideValue: null, overrideReason: null } });
    expect(await listMatters(stranger)).toEqual([]);
  });

  test("a draft and a closed plan have no matters; last year's that is still open has", async () => {
    const { hospitalId } = world.home;
    await db.annualPlan.updateMany({ where: { hospitalId }, data: { status: "draft", issuedOn: null } });
    expect(await listMatters(committee)).toEqual([]);
    await db.annualPlan.updateMany({
      where: { hospitalId },
      data: { status: "issued", issuedOn: new Date("2037-01-05") },
    });
    onDay("2038-02-01");
    expect((await listMatters(committee)).map(({ id }) => id)).toContain(plan.well);
    onDay("2039-02-01");
    expect(await listMatters(committee)).toEqual([]);
  });
});

describe("a nudge", () => {
  test("is one message a branch about all that was chosen; what has nobody to be nudged is left out and counted", async () => {
    const sent = await nudge(ALL());
    const leftOut = { committee: 1, dissolved: 0, recent: 0, settled: 3 };
    expect(sent).toEqual({ branches: 2, matters: 4, leftOut });
    const own = await listNudgesFor(secretary, await listMatters(secretary));
    expect(own).toHaveLength(1);
    expect(own[0]?.matters.map(({ title, reason }) => [title, reason])).toEqual([
      ["Late task", "late"],
      ["Milestone due soon", "dueSoon"],
      ["Quiet task", "quiet"],
    ]);
    expect(own[0]).toMatchObject({ branchId: world.home.own.branchId, actorName: committee.name, seenAt: null });
    expect(
      (await listNudgesFor(colleague, await listMatters(colleague)))[0]?.matters.map(({ title }) => title),
    ).toEqual(["Task of others"]);
    expect(await listNudgesFor(committee, await listMatters(committee))).toEqual([]);
    expect(await listNudgesFor(stranger, await listMatters(stranger))).toEqual([]);
    const entries = await db.auditEntry.findMany({ where: { action: "nudge.send" } });
    expect(entries.map(({ branchId }) => branchId).sort()).toEqual(
      [world.home.own.branchId, world.home.other.branchId].sort(),
    );
  });

  test("a second one within the week is refused in words, by anybody; on the seventh day it goes out", async () => {
    const other = { ...committee, userId: secretary.userId, name: "Another" };
    onDay(addDays(MONDAY, 6), "23:59");
    const refused = { messageKey: "plans.error.nudgedThisWeek", params: { count: 2, day: addDays(MONDAY, 7) } };
    await expect(nudge([plan.late, plan.quiet], other)).rejects.toMatchObject({ code: "CONFLICT", ...refused });
    expect(await nudges()).toHaveLength(4);
    onDay(addDays(MONDAY, 7), "00:00");
    expect(await nudge([plan.late, plan.quiet, plan.soon], other)).toMatchObject({ branches: 1, matters: 3 });
    expect(await nudges()).toHaveLength(7);
  });

  test("is settled once its task is done through its milestones, or somebody has told of it", async () => {
    onDay(addDays(MONDAY, 7), "11:00");
    const settled = async () => {
      const [own] = await listNudgesFor(secretary, await listMatters(secretary));
      return own?.matters.flatMap(({ title, settled: is }) => (is ? [title] : []));
    };
    expect(await settled()).toEqual([]);
    const told = { itemId: plan.quiet, text: "Told", actorId: secretary.userId, actorName: secretary.name };
    const { id } = await db.planProgress.create({
      data: { hospitalId: world.home.hospitalId, at: clock.now(), ...told },
    });
    await db.planItem.updateMany({ where: { id: plan.soon }, data: { doneOn: new Date("2037-06-22") } });
    expect(await settled()).toEqual(["Late task", "Milestone due soon", "Quiet task"]);
    await db.planItem.updateMany({ where: { id: plan.soon }, data: { doneOn: null } });
    expect(await settled()).toEqual(["Quiet task"]);
    await db.planProgress.deleteMany({ where: { id } });
  });

  test("of two people at once one sends and the other hears why not; nothing is doubled", async () => {
    const day = addDays(MONDAY, 20);
    onDay(day);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => nudge([plan.late, plan.others])));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    for (const one of outcomes.filter(({ status }) => status === "rejected")) {
      expect(one).toMatchObject({ reason: { messageKey: "plans.error.nudgedThisWeek" } });
    }
    expect(await db.planNudge.count({ where: { onDay: new Date(day) } })).toBe(2);
  });

  test("two people with overlapping choices share them out", async () => {
    const day = addDays(MONDAY, 30);
    onDay(day);
    const [one, two] = await Promise.allSettled([nudge([plan.late, plan.quiet]), nudge([plan.quiet, plan.others])]);
    const matters = [one, two].map((outcome) => (outcome.status === "fulfilled" ? outcome.value.matters : 0));
    expect(matters.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(await db.planNudge.count({ where: { onDay: new Date(day) } })).toBe(3);
  });

  test("the database refuses what no program may write", async () => {
    const { hospitalId } = world.home;
    const [message] = await db.nudgeMessage.findMany({ where: { hospitalId }, take: 1 });
    const again = { hospitalId, messageId: message?.id ?? "", itemId: plan.well, reason: "late" as const };
    await db.planNudge.create({ data: { ...again, onDay: new Date("2037-03-02") } });
    const other = await db.nudgeMessage.create({
      data: { hospitalId, branchId: world.home.own.branchId, actorName: "Other" },
    });
    const later = { ...again, messageId: other.id, onDay: new Date("2037-03-08") };
    await expect(db.planNudge.create({ data: later })).rejects.toThrow(/once a week/);
  });

  test("a dissolved branch is not written to, and a matter that was done meanwhile is settled", async () => {
    onDay(addDays(MONDAY, 60));
    const { branchId } = world.home.other;
    const key = { hospitalId_id: { hospitalId: world.home.hospitalId, id: branchId } };
    await db.branch.update({ where: key, data: { dissolvedOn: new Date("2037-07-01") } });
    await expect(nudge([plan.others])).rejects.toMatchObject({ messageKey: "plans.error.nobodyToNudge" });
    await expect(nudge([plan.done])).rejects.toMatchObject({ messageKey: "plans.error.mattersSettled" });
    await db.branch.update({ where: key, data: { dissolvedOn: null } });
  });

  test("reaches no other hospital; without a choice it says so", async () => {
    await expect(nudge([plan.late], stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(nudge([plan.late], secretary)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(nudge([])).rejects.toMatchObject({ fieldErrors: { itemIds: "plans.invalid.noMatter" } });
    expect(await listSentNudges(secretary)).toEqual([]);
    const abroad = (await listSentNudges(stranger)).map(({ branchId }) => branchId);
    expect(abroad.filter((id) => [world.home.own.branchId, world.home.other.branchId].includes(id))).toEqual([]);
  });
});

describe("the history of an item", () => {
  const historyOf = async (actor: Actor) => (await getItemPage(actor, plan.planId, plan.late)).nudges;

  test("has every nudge with its asker, its way, who saw it and when it was answered", async () => {
    const { hospitalId } = world.home;
    const [last, ...earlier] = await historyOf(committee);
    expect(earlier.length).toBeGreaterThan(1);
    expect(last).toMatchObject({ reason: "late", branchName: world.home.own.branchName, seenAt: null });
    expect([last?.answeredOn, last?.deliveries]).toEqual([null, []]);
    const seen = { seenAt: new Date("2037-08-01T02:00:00Z"), seenByName: "Deputy" };
    await db.nudgeMessage.updateMany({ where: { hospitalId, id: last?.id ?? "" }, data: seen });
    const way = { hospitalId, messageId: last?.id ?? "", channel: "email", recipient: "secret@example.org" } as const;
    await db.nudgeDelivery.create({ data: { ...way, status: "sent" } });
    const about = { hospitalId, itemId: plan.late, actorId: secretary.userId, actorName: secretary.name };
    const { id } = await db.planProgress.create({ data: { ...about, at: new Date("2037-08-02"), text: "Told" } });
    const [now] = await historyOf(secretary);
    expect(now).toMatchObject({ ...seen, actorName: committee.name, answeredOn: "2037-08-02" });
    expect(now?.deliveries).toMatchObject([{ channel: "email", status: "sent" }]);
    expect(JSON.stringify(now)).not.toContain("secret@example.org");
    await db.planProgress.deleteMany({ where: { id } });
  });

  test("is read by the branch that was asked and by those whose work is the hospital's", async () => {
    expect((await historyOf(actorAtHome(world, "leader"))).length).toBeGreaterThan(1);
    expect(await historyOf(colleague)).toEqual([]);
    await expect(historyOf(stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("seeing a nudge", () => {
  test("takes it off the own branch's page, once, and tells the office who saw it; not another branch's", async () => {
    const [first] = await listNudgesFor(secretary, await listMatters(secretary));
    const id = first?.id ?? "";
    await expect(run(seeNudgeAction, { id }, colleague)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(run(seeNudgeAction, { id }, stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const both = [secretary, { ...secretary, name: "Deputy" }].map((actor) => run(seeNudgeAction, { id }, actor));
    await Promise.all(both);
    expect((await listNudgesFor(secretary, await listMatters(secretary))).map((one) => one.id)).not.toContain(id);
    expect(await db.auditEntry.count({ where: { action: "nudge.see", subjectId: id } })).toBe(1);
    const told = (await listSentNudges(committee)).find((one) => one.id === id);
    expect([secretary.name, "Deputy"]).toContain(told?.seenByName);
  });
});
