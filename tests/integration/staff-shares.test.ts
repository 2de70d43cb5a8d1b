import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/core/db/client";
import { clock, instantOf } from "@/lib/core/period";
import { type ShareKey, summarizeShares } from "@/lib/members/queries/shares";
import { moveStaffAction } from "@/lib/staff/actions";
import { useDatabase } from "@/tests/support/use-database";
import { buildWorld, type World } from "@/tests/support/world";
import { staffActs } from "./staff-acts";

const database = useDatabase();
let world: World;
let acts: ReturnType<typeof staffActs>;

beforeAll(() => {
  clock.now = () => instantOf("2026-06-01", "10:00");
});

beforeEach(async () => {
  world = await buildWorld(database.url());
  acts = staffActs(world);
});

describe("shares of members and cross-appointment", () => {
  const share = async (key: ShareKey, day: string, actor = acts.committee) => {
    const found = (await summarizeShares(actor, day)).find((one) => one.key === key);
    return [found?.count, found?.all, found?.percent];
  };

  test("count who held a post and who was a member on the day asked for", async () => {
    const [old, young, none] = [await acts.admit("2020-01-01"), await acts.admit("2025-07-01"), await acts.hire()];
    await acts.appoint(old, { title: "A", fromDay: "2024-01-01", toDay: "2025-12-31" });
    await acts.appoint(old, { title: "B", fromDay: "2024-06-01", toDay: "2025-12-31" });
    await acts.appoint(young, { title: "A" });
    await acts.appoint(none, { title: "A" });
    expect(await share("administrative", "2023-12-31")).toEqual([0, 0, null]);
    expect(await share("administrative", "2024-12-31")).toEqual([1, 1, 100]);
    expect(await share("administrative", "2025-06-30")).toEqual([1, 3, 33.3]);
    expect(await share("administrative", "2025-07-01")).toEqual([2, 3, 66.7]);
    expect(await share("administrative", "2026-01-01")).toEqual([1, 2, 50]);
    expect(await share("medicalExpert", "2026-01-01")).toEqual([0, 0, null]);
    const [list] = await summarizeShares(acts.committee, "2025-07-01");
    expect(list?.rows.find((row) => row.staffId === old)).toMatchObject({ titles: ["A", "B"], counted: true });
  });

  test("name the department in which somebody worked on the day asked for", async () => {
    const { own, other } = world.home;
    const staffId = await acts.hire();
    await acts.appoint(staffId, {});
    const places = [other.departmentId, own.spareDepartmentId];
    for (const [at, onDay] of ["2025-03-01", "2025-05-01"].entries()) {
      await acts.run(moveStaffAction, { id: staffId, version: at + 1, departmentId: places[at], onDay });
    }
    const named = async (day: string) => (await summarizeShares(acts.committee, day))[0]?.rows[0]?.departmentName;
    const { name: last } = await db.department.findFirstOrThrow({ where: { id: own.spareDepartmentId } });
    expect(await Promise.all(["2025-02-28", "2025-03-01", "2025-04-30", "2025-05-01"].map(named))).toEqual([
      own.departmentName,
      other.departmentName,
      other.departmentName,
      last,
    ]);
  });

  test("cross-appointment is counted from both sides", async () => {
    const [both, party, admin] = [await acts.admit(), await acts.admit(), await acts.hire()];
    await acts.appoint(both, { title: "Vice president" });
    await acts.appoint(both, { title: "Member", post: "party:committeeMember" });
    await acts.appoint(party, { title: "Secretary", post: "party:committeeSecretary" });
    await acts.appoint(admin, {});
    await acts.appoint(both, {
      post: "party:branchSecretary",
      branchId: world.home.own.branchId,
      fromDay: "2026-01-01",
    });
    expect(await share("committee", "2026-06-01")).toEqual([1, 2, 50]);
    expect(await share("team", "2026-06-01")).toEqual([1, 2, 50]);
    expect(await share("secretaries", "2025-12-31")).toEqual([0, 0, null]);
    expect(await share("secretaries", "2026-06-01")).toEqual([1, 1, 100]);
    const found = (await summarizeShares(acts.committee, "2026-06-01")).find((one) => one.key === "committee");
    expect(found?.rows.find((row) => row.staffId === both)?.others).toEqual(["Vice president"]);
  });

  test("count nobody of another hospital, and for a branch secretary only whom they see", async () => {
    const staffId = await acts.admit();
    await acts.appoint(staffId, {});
    expect(await share("administrative", "2026-06-01")).toEqual([1, 1, 100]);
    expect(await share("administrative", "2026-06-01", acts.secretary)).toEqual([1, 1, 100]);
    expect(await share("administrative", "2026-06-01", acts.stranger)).toEqual([0, 0, null]);
    const { own, other } = world.home;
    await db.departmentPairing.updateMany({
      where: { departmentId: own.departmentId },
      data: { branchId: other.branchId },
    });
    await db.member.updateMany({ where: { staffId }, data: { branchId: other.branchId, groupId: null } });
    expect(await share("administrative", "2026-06-01", acts.secretary)).toEqual([0, 0, null]);
  });
});
