import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { clock } from "@/lib/core/period";
import { getLateMonth, listLateNotes } from "@/lib/reports/queries/late-months";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act } from "./reports-acts";

const database = useDatabase();

let world: World;
let own: BranchWorld;
let secretary: Actor;
let reviewer: Actor;
let leader: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = { ...actorAtHome(world, "branchSecretary"), name: "程某某" };
  reviewer = { ...actorAtHome(world, "committee"), name: "沈某某" };
  leader = actorAtHome(world, "leader");
});

beforeEach(() => {
  // The report of February was due on 6 March 2026.
  vi.spyOn(clock, "now").mockReturnValue(new Date("2026-03-10T02:00:00Z"));
});

const note = (actor: Actor, month: string, version: number, reason = "Away for a month") =>
  act("late", actor, { brandId: own.brandId, month, version, reason });
const stored = async (month: string) => (await getLateMonth(leader, own.brandId, month)).note;

async function refused(work: Promise<unknown>): Promise<AppError> {
  const thrown = await work.then(
    () => null,
    (error) => error,
  );
  expect(thrown).toBeInstanceOf(AppError);
  return thrown;
}

describe("why a month is late", () => {
  test("the branch says it, the committee corrects it, and both read who said what last", async () => {
    await note(secretary, "2025-08", 0);
    expect(await stored("2025-08")).toMatchObject({ reason: "Away for a month", actorName: "程某某", version: 1 });
    await note(reviewer, "2025-08", 1, "Election in the branch");
    expect(await stored("2025-08")).toMatchObject({ reason: "Election in the branch", actorName: "沈某某" });
    const trail = await db.auditEntry.findMany({ where: { action: "report.noteLate" }, orderBy: { seq: "asc" } });
    expect(trail.map(({ before, after }) => [before, after])).toEqual([
      [
        { month: "2025-08", reason: null },
        { month: "2025-08", reason: "Away for a month" },
      ],
      [
        { month: "2025-08", reason: "Away for a month" },
        { month: "2025-08", reason: "Election in the branch" },
      ],
    ]);
  });

  test("two at once: the second is shown the first one's words, and theirs are not lost", async () => {
    await note(secretary, "2025-07", 0, "First");
    const late = await refused(note(reviewer, "2025-07", 0, "Second"));
    expect([late.code, late.params?.name, late.params?.reason]).toEqual(["CONFLICT", "程某某", "First"]);
    expect(late.fieldErrors).toEqual({ reason: "reports.theirs.reason" });
    const results = await Promise.allSettled([note(secretary, "2025-06", 0, "A"), note(reviewer, "2025-06", 0, "B")]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test.each([
    ["2023-12", "reports.invalid.beforeBrand"],
    ["2026-04", "reports.invalid.futureMonth"],
    // Due on 6 March 2026, handed in on 2 February by the world's clock.
    ["2026-02", "reports.invalid.notLate"],
    ["2026-03", "reports.invalid.notLate"],
  ])("%s is refused in words: %s", async (month, key) => {
    expect((await refused(note(secretary, month, 0))).fieldErrors).toEqual({ reason: key });
  });

  test("a month after the brand's end or the branch's dissolution is not asked for", async () => {
    await db.brand.updateMany({ where: { id: own.brandId }, data: { toMonth: "2025-04" } });
    expect((await refused(note(secretary, "2025-05", 0))).fieldErrors?.reason).toBe("reports.invalid.afterBrand");
    await db.brand.updateMany({ where: { id: own.brandId }, data: { toMonth: null } });
    await db.branch.updateMany({ where: { id: own.branchId }, data: { dissolvedOn: new Date("2025-05-31") } });
    const gone = "reports.invalid.afterDissolution";
    expect((await refused(note(secretary, "2025-05", 0))).fieldErrors?.reason).toBe(gone);
    const open = act("open", secretary, { brandId: own.brandId, month: "2025-05" });
    expect((await refused(open)).fieldErrors?.month).toBe(gone);
    await db.branch.updateMany({ where: { id: own.branchId }, data: { dissolvedOn: null } });
  });

  test("a reason is a reason", async () => {
    expect((await refused(note(secretary, "2025-05", 0, " \n"))).fieldErrors).toEqual({
      reason: "reports.invalid.lateReason",
    });
  });

  test("people who only read cannot say it; another branch and another hospital find nothing", async () => {
    expect((await refused(note(leader, "2025-05", 0))).code).toBe("FORBIDDEN");
    const elsewhere = { ...secretary, branchIds: [world.home.other.branchId] };
    expect((await refused(note(elsewhere, "2025-05", 0))).code).toBe("NOT_FOUND");
    const abroad = { ...reviewer, hospitalId: world.abroad.hospitalId };
    expect((await refused(note(abroad, "2025-05", 0))).code).toBe("NOT_FOUND");
    for (const actor of [elsewhere, abroad]) {
      expect(await listLateNotes(actor, { brandIds: [own.brandId], months: ["2025-08", "2025-10"] })).toEqual([]);
      await expect(getLateMonth(actor, own.brandId, "2025-08")).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(getLateMonth(reviewer, own.brandId, "2025-13")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a report that was handed in after its day may still be explained", async () => {
    const { id } = await act("open", secretary, { brandId: own.brandId, month: "2025-09" });
    await act("submit", secretary, { id, version: 1, progress: "Done" });
    expect(await getLateMonth(leader, own.brandId, "2025-09")).toMatchObject({
      late: true,
      dueOn: "2025-10-07",
      dueKnown: false,
      report: { id, status: "submitted" },
    });
    await note(reviewer, "2025-09", 0);
    expect(await stored("2025-09")).toMatchObject({ actorName: "沈某某" });
  });
});
