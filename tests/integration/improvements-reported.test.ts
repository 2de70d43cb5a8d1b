import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock, instantOf, toDbDay } from "@/lib/core/period";
import { getBranchPage } from "@/lib/dashboards/queries/branch-page";
import { getToday } from "@/lib/dashboards/queries/today";
import { listReportedImprovements } from "@/lib/improvements/queries/reported";
import { getReport } from "@/lib/reports/queries/report-detail";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act as improve, letOut, typed } from "./improvement-acts";
import { act as report } from "./reports-acts";

const database = useDatabase();
const now = clock.now;
const texts = { progress: "Progress", result: "", problem: "", nextStep: "" };

let world: World;
let own: BranchWorld;
let other: BranchWorld;
let committee: Actor;
let secretary: Actor;
/** Poor in January, good since February. */
let actionId: string;

const at = (day: string) => {
  clock.now = () => instantOf(day, "10:00");
};

beforeAll(async () => {
  world = await buildWorld(database.url());
  ({ own, other } = world.home);
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  await db.improvement.deleteMany({});
  const { hospitalId } = world.home;
  const place = { hospitalId, departmentId: own.departmentId, roundId: world.home.survey.roundId };
  at("2026-03-10");
  await letOut(place, [40, 40, 0, 0]);
  const window = { from: "2026-03", to: "2026-03", dueOn: "2026-04-20" };
  ({ id: actionId } = await improve("create", secretary, typed({ departmentId: own.departmentId, ...window })));
  at("2026-04-05");
  await letOut(place, [0, 0, 40, 40]);
});

afterAll(() => {
  clock.now = now;
});

const inMonth = async (month: string, actor = secretary, { branchId } = own) =>
  (await listReportedImprovements(actor, { branchId, month })).map(({ id }) => id);

const submitted = async (month: string) => {
  const { id } = await report("open", secretary, { brandId: own.brandId, month });
  const { version } = await db.monthlyReport.findFirstOrThrow({ where: { id } });
  await report("submit", secretary, { id, version, ...texts });
  return { id, version: version + 1 };
};

describe("in the monthly report", () => {
  test("stand the branch's actions that were under way in the month", async () => {
    expect(await inMonth("2026-02")).toEqual([]);
    expect(await inMonth("2026-03")).toEqual([actionId]);
    expect(await inMonth("2026-04")).toEqual([actionId]);
    expect(await inMonth("2026-04", committee, other)).toEqual([]);
    const foreign = await improve("create", committee, typed({ departmentId: other.departmentId }));
    expect(await inMonth("2026-04", secretary, other)).toEqual([]);
    expect(await inMonth("2026-04", committee, other)).toEqual([foreign.id]);
    expect(await inMonth("2026-04", actorAtHome(world, "auditor"))).toEqual([]);
  });

  test("each with its figure before and after and what they say, frozen when it is handed in", async () => {
    const { id } = await submitted("2026-03");
    const { snapshot } = await getReport(committee, id);
    expect(snapshot?.improvements).toMatchObject([
      {
        id: actionId,
        title: "Listen longer",
        departmentName: own.departmentName,
        population: "outpatient",
        dimension: "doctorCommunication",
        dueOn: "2026-04-20",
        status: "open",
        closedOn: null,
        before: { state: "known", n: 80 },
        after: { state: "known", n: 80 },
        verdict: "helped",
        preliminary: true,
      },
    ]);
    const [row] = snapshot?.improvements ?? [];
    expect(row?.after?.value).toBeGreaterThan(row?.before?.value ?? 100);
  });

  test("an approved report keeps them as they were when the action is closed or corrected", async () => {
    const report3 = await db.monthlyReport.findFirstOrThrow({ where: { brandId: own.brandId, month: "2026-03" } });
    const { id, version } = report3;
    await report("review", committee, { id, version, intent: "approve" });
    const before = await getReport(committee, id);
    await improve("close", secretary, { id: actionId, version: 1, intent: "dropped", outcome: "No" });
    await db.improvement.updateMany({ where: { id: actionId }, data: { title: "Renamed" } });
    expect((await getReport(committee, id)).snapshot).toEqual(before.snapshot);
    expect(await listReportedImprovements(secretary, { branchId: own.branchId, month: "2026-04" })).toMatchObject([
      { status: "dropped", closedOn: "2026-04-05", preliminary: false, verdict: "helped", title: "Renamed" },
    ]);
    // Closed in April: a report of May has nothing to tell of it.
    expect(await inMonth("2026-05")).toEqual([]);
  });

  test("reports from before there were any are read as they are, without the section", async () => {
    const old = await getReport(committee, own.reports.approved);
    expect(old.snapshot).not.toBeNull();
    expect(old.snapshot?.improvements).toBeUndefined();
  });
});

describe("where an action waits", () => {
  const open = async (dueOn: string, changes: object = {}) => {
    at("2026-05-01");
    const given = { departmentId: own.departmentId, from: "2026-05", to: "2026-05", dueOn, ...changes };
    return (await improve("create", committee, typed(given))).id;
  };
  const waiting = async (actor: Actor) => (await getToday(actor)).improvements.map(({ id }) => id);

  test("overdue or due in a fortnight it stands before those who may close it, soonest first", async () => {
    const soon = await open("2026-06-14");
    const late = await open("2026-05-31");
    const far = await open("2026-06-15");
    const foreign = await open("2026-06-02", { departmentId: other.departmentId });
    at("2026-05-31");
    const later = (actor: Actor): Actor => ({ ...actor, dataVersion: 1 });
    expect(await waiting(later(secretary))).toEqual([late, soon]);
    at("2026-06-01");
    expect(await waiting(later(secretary))).toEqual([late, soon, far]);
    expect(await waiting(later(committee))).toEqual(expect.arrayContaining([late, foreign, soon, far]));
    expect(await waiting(actorAtHome(world, "leader"))).toEqual([]);
    expect(await waiting(actorAtHome(world, "administrator"))).toEqual([]);
  });

  test("a branch's page shows what is open of it, and not what is closed", async () => {
    const page = await getBranchPage(secretary, own.branchId);
    expect(page.improvements?.map(({ dueOn }) => dueOn)).toEqual(["2026-05-31", "2026-06-14", "2026-06-15"]);
    await db.improvement.updateMany({
      where: { dueOn: toDbDay("2026-06-14") },
      data: { status: "done", closedOn: toDbDay("2026-06-01") },
    });
    expect((await getBranchPage(secretary, own.branchId)).improvements).toHaveLength(2);
    expect((await getBranchPage(actorAtHome(world, "auditor"), own.branchId)).improvements).toBeNull();
  });
});
