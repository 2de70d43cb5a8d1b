import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { translatorOf } from "@/lib/i18n/translate";
import { getItemPage } from "@/lib/plans/queries/item-page";
import { canReviewReport } from "@/lib/reports/policy";
import { listReportsToReview } from "@/lib/reports/queries";
import { getConcernSheet } from "@/lib/reports/queries/concern-sheet";
import { getConcern, listConcerns } from "@/lib/reports/queries/concerns";
import { getReport } from "@/lib/reports/queries/report-detail";
import { getVersion, listVersions } from "@/lib/reports/queries/versions";
import { concernFilters } from "@/lib/reports/schema/concerns";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { type Drafted, issued } from "./plan-acts";
import { act } from "./reports-acts";

const database = useDatabase();
const first = { progress: "Half of the wards", result: "", problem: "Beds", nextStep: "", helpWanted: "A nurse" };
const second = { ...first, progress: "All of the wards", problem: "Rooms", helpWanted: "" };

let world: World;
let own: BranchWorld;
let secretary: Actor;
let both: Actor;
let reviewer: Actor;
let leader: Actor;
let neighbour: Actor;
let plan: Drafted;
let year = 2020;
let month: string;
let id: string;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = actorAtHome(world, "branchSecretary");
  reviewer = actorAtHome(world, "committee");
  leader = actorAtHome(world, "leader");
  neighbour = { ...secretary, userId: randomUUID(), branchIds: [world.home.other.branchId] };
  const permissions = new Set([...secretary.permissions, "report.review" as const]);
  both = { ...secretary, userId: randomUUID(), name: "李某某", permissions };
  plan = await issued(reviewer, 2026, own.branchId);
  await db.brand.updateMany({ where: { id: own.brandId }, data: { fromMonth: "1980-01", planItemId: plan.task } });
});

beforeEach(async () => {
  year -= 1;
  month = `${year}-03`;
  id = (await act("open", secretary, { brandId: own.brandId, month })).id;
});

const version = async () => (await db.monthlyReport.findFirstOrThrow({ where: { id } })).version;
const write = async (kind: "save" | "submit", actor: Actor, texts: object) =>
  act(kind, actor, { id, version: await version(), ...texts });
const decide = async (actor: Actor, intent: string, comment = "Why") =>
  act("review", actor, { id, version: await version(), intent, comment });
const told = async (actor: Actor) =>
  (await getItemPage(actor, plan.id, plan.task)).progress
    .map(({ text }) => text)
    .filter((text) => text.includes("wards"));
const concerns = async (actor: Actor) =>
  (await listConcerns(actor, concernFilters.parse({ month }))).rows.map(({ words }) => words);

describe("people who only read", () => {
  beforeEach(async () => {
    await db.planProgress.deleteMany({ where: { reportId: { not: null } } });
  });

  test("go on with what was approved while the next is on its way: versions, concerns, sheet, plan", async () => {
    await write("submit", secretary, first);
    await decide(reviewer, "approve");
    await act("reopen", reviewer, { id, version: await version(), comment: "A wrong figure" });
    await write("submit", secretary, second);
    expect((await listVersions(leader, id)).map(({ number }) => number)).toEqual([1]);
    await expect(getVersion(leader, id, 2)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getConcern(leader, id, "problem")).words).toBe("Beds");
    expect([await concerns(leader), await told(leader)]).toEqual([["Beds", "A nurse"], ["Half of the wards"]]);
    const sheet = await getConcernSheet(leader, { month }, translatorOf("en"));
    expect(JSON.stringify(sheet)).not.toContain("Rooms");
    for (const actor of [reviewer, secretary]) {
      expect([await concerns(actor), await told(actor)]).toEqual([["Rooms"], ["All of the wards"]]);
      expect((await listVersions(actor, id)).map(({ number }) => number)).toEqual([1, 2]);
    }
    // A search looks for no words that are not shown.
    const found = await listConcerns(leader, concernFilters.parse({ month, q: "Rooms" }));
    expect(found.rows).toEqual([]);
    await decide(reviewer, "approve");
    expect([await concerns(leader), await told(leader)]).toEqual([["Rooms"], ["All of the wards"]]);
  });

  test("of a report that was never approved, the plan tells them nothing", async () => {
    await write("submit", secretary, first);
    expect([await told(leader), await told(neighbour), await told(secretary)]).toEqual([[], [], ["Half of the wards"]]);
    await decide(reviewer, "approve");
    expect([await told(leader), await told(neighbour)]).toEqual([["Half of the wards"], ["Half of the wards"]]);
    const { progress } = await getItemPage(neighbour, plan.id, plan.task);
    expect(progress.find(({ text }) => text === "Half of the wards")).toMatchObject({
      fromReport: true,
      reportHref: null,
    });
  });
});

describe("whoever wrote since the last decision", () => {
  test("does not decide on it, also when somebody else pressed the button", async () => {
    await write("save", both, first);
    await write("submit", secretary, first);
    const waiting = async (actor: Actor) => (await listReportsToReview(actor)).some((row) => row.id === id);
    expect([await waiting(both), await waiting(reviewer)]).toEqual([false, true]);
    expect(canReviewReport(both, await getReport(both, id))).toBe(false);
    for (const intent of ["approve", "return"]) {
      const refused = { code: "FORBIDDEN", messageKey: "reports.error.ownWords" };
      await expect(decide(both, intent)).rejects.toMatchObject(refused);
    }
    await decide(reviewer, "return");
    await write("submit", secretary, second);
    expect([await waiting(both), canReviewReport(both, await getReport(both, id))]).toEqual([true, true]);
    await decide(both, "approve");
    expect((await getReport(reviewer, id)).status).toBe("approved");
  });
});
