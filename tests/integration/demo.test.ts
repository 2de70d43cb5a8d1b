import { createHash } from "node:crypto";
import { verify } from "@node-rs/argon2";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyChain } from "@/lib/core/audit";
import { db } from "@/lib/core/db/client";
import { addDays, addMonths, monthOf, today } from "@/lib/core/period";
import { reportSnapshotSchema } from "@/lib/reports/schema";
import { DEMO_PASSWORD } from "@/lib/users/rules";
import { DEMO_ACCOUNTS } from "@/prisma/seed/accounts";
import { idOf } from "@/prisma/seed/chance";
import { seedDemo } from "@/prisma/seed/demo";
import { buildDemo, type Rows } from "@/prisma/seed/hospital";
import type { RowOf } from "@/prisma/seed/rows";
import { cpuTimeOf } from "@/tests/support/cpu-time";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { useDatabase } from "@/tests/support/use-database";

const DAY = "2026-11-23";
const HOSPITAL = idOf("hospital/demo");
const SURGERY = idOf("branch/外科党支部");

function build(day: string): Promise<Rows> {
  return buildDemo({ hospitalId: HOSPITAL, today: day, month: monthOf(day) });
}

const count = <T>(items: readonly T[] | undefined, fits: (item: T) => boolean) => (items ?? []).filter(fits).length;
const inParty = ({ stage, leftOn }: RowOf<"Member">) =>
  leftOn === null && (stage === "full" || stage === "probationary");

/** Stays on the books by member, oldest first. */
function staysBy({ BranchMembership = [] }: Rows): Map<string, RowOf<"BranchMembership">[]> {
  const sorted = BranchMembership.toSorted((a, b) => a.fromDay.localeCompare(b.fromDay));
  return Map.groupBy(sorted, ({ memberId }) => memberId);
}

describe("the figures of document 002", () => {
  let rows: Rows;
  beforeAll(async () => {
    rows = await build(DAY);
  });

  test("1,400 staff, 1,060 beds, 14 branches, 298 members, 5 key branches leading 9", () => {
    expect(rows.Staff).toHaveLength(1400);
    expect(rows.Hospital?.[0]).toMatchObject({ beds: 1060, demo: true, ownership: "private", openedOn: "2012-05-18" });
    expect(rows.Department?.reduce((sum, { headcount }) => sum + (headcount ?? 0), 0)).toBe(1400);
    expect(rows.Branch).toHaveLength(14);
    expect(count(rows.Member, inParty)).toBe(298);
    const keys = new Set(rows.Branch?.filter(({ key }) => key).map(({ id }) => id));
    expect(keys.size).toBe(5);
    const led = rows.Branch?.filter(({ ledById }) => ledById !== null) ?? [];
    expect(led).toHaveLength(9);
    expect(led.every(({ ledById }) => keys.has(ledById ?? ""))).toBe(true);
    expect(new Set(led.map(({ ledById }) => ledById))).toEqual(keys);
  });

  test("members are at least 60 % of the team, the discipline leaders and the experts", () => {
    const members = new Set(rows.Member?.filter(inParty).map(({ staffId }) => staffId));
    for (const kind of ["administrative", "disciplineLeader", "medicalExpert"]) {
      const present = rows.Appointment?.filter((post) => post.kind === kind && post.toDay === null) ?? [];
      const holders = [...new Set(present.map(({ staffId }) => staffId))];
      expect(holders.length).toBeGreaterThan(20);
      expect(count(holders, (id) => members.has(id)) / holders.length).toBeGreaterThanOrEqual(0.6);
    }
  });

  test("1,750 training attendances in two years", () => {
    const trainings = new Set(rows.Activity?.filter(({ kind }) => kind === "training").map(({ id }) => id));
    const attendances = rows.Attendance?.filter(({ activityId }) => trainings.has(activityId)) ?? [];
    expect(attendances).toHaveLength(1750);
    expect(attendances.every(({ status }) => status === "present")).toBe(true);
    const first = rows.Activity?.filter(({ kind }) => kind === "training")
      .map(({ heldOn }) => heldOn)
      .sort()[0];
    expect((first ?? "") > `${addMonths(monthOf(DAY), -24)}-23`).toBe(true);
  });

  test("36 months of satisfaction: inpatient ≥ 99, outpatient ≥ 98, average 99.46", () => {
    const whole = (rows.SatisfactionFigure ?? []).filter(({ departmentId }) => departmentId === null);
    const mean = (figures: RowOf<"SatisfactionFigure">[]) => {
      const answers = figures.reduce((sum, { n }) => sum + (n ?? 0), 0);
      return figures.reduce((sum, { value, n }) => sum + value * (n ?? 0), 0) / answers;
    };
    const of = (population: string) => whole.filter((figure) => figure.population === population);
    for (const population of ["inpatient", "outpatient", "staff"]) expect(of(population)).toHaveLength(36);
    expect(mean(of("inpatient"))).toBeGreaterThanOrEqual(99);
    expect(mean(of("outpatient"))).toBeGreaterThanOrEqual(98);
    const patients = whole.filter(({ population }) => population !== "staff");
    expect(mean(patients).toFixed(2)).toBe("99.46");
    // The plain mean of the monthly figures agrees, so that no reader finds another number.
    expect((patients.reduce((sum, { value }) => sum + value, 0) / patients.length).toFixed(2)).toBe("99.46");
  });

  test("a patient figure is a share of its answers, a staff figure a mean of five levels", () => {
    for (const { value, n, population } of rows.SatisfactionFigure ?? []) {
      if (n === null) continue;
      const most = population === "staff" ? 4 * n : n;
      const points = Math.round((value / 100) * most);
      expect(Math.abs(value - (points / most) * 100)).toBeLessThanOrEqual(0.00501);
      expect(n).toBeGreaterThanOrEqual(5);
    }
  });
});

describe.each([DAY, "2026-12-01", "2027-01-31", "2028-02-29", "2027-08-15", "2027-10-03"])("as of %s", (day) => {
  let rows: Rows;
  beforeAll(async () => {
    rows = await build(day);
  });

  test("keeps its figures", () => {
    const trainings = new Set(rows.Activity?.filter(({ kind }) => kind === "training").map(({ id }) => id));
    expect(count(rows.Attendance, ({ activityId }) => trainings.has(activityId))).toBe(1750);
    expect(count(rows.Member, inParty)).toBe(298);
  });

  test("nobody attended anything in the future, and nothing has two rows of one id", () => {
    const heldOn = new Map(rows.Activity?.map(({ id, heldOn: held }) => [id, held]));
    expect(heldOn.size).toBe(rows.Activity?.length);
    expect(count(rows.Attendance, ({ activityId }) => (heldOn.get(activityId) ?? "9") > day)).toBe(0);
    const planned = rows.Activity?.filter(({ heldOn: held }) => held > day) ?? [];
    expect(planned.every(({ heldOn: held }) => monthOf(held) === monthOf(day))).toBe(true);
    expect(count(rows.MonthlyReport, ({ month }) => month >= monthOf(day))).toBe(0);
  });

  test("votes only whoever was a full member on the day, and only members were expected", () => {
    const activities = new Map(rows.Activity?.map((activity) => [activity.id, activity]));
    const members = new Map(rows.Member?.map((member) => [member.id, member]));
    for (const { activityId, memberId, voting } of rows.Attendance ?? []) {
      const { heldOn = "", branchId } = activities.get(activityId) ?? {};
      const member = members.get(memberId);
      expect(member?.branchId).toBe(branchId);
      expect((member?.probationaryOn ?? "9") <= heldOn).toBe(true);
      if (voting !== (member?.fullOn != null && member.fullOn <= heldOn)) throw new Error(`vote of ${memberId}`);
    }
  });

  test("everybody stood on a branch's books without a gap or an overlap, and attended where they stood", () => {
    const stays = staysBy(rows);
    for (const { id, branchId, leftOn } of rows.Member ?? []) {
      const own = stays.get(id) ?? [];
      expect([own.at(-1)?.branchId, own.at(-1)?.toDay]).toEqual([branchId, leftOn && addDays(leftOn, -1)]);
      expect(own.every(({ fromDay, toDay }) => fromDay <= (toDay ?? day))).toBe(true);
      for (const [place, { fromDay }] of own.slice(1).entries()) expect(own[place]?.toDay).toBe(addDays(fromDay, -1));
    }
    const activities = new Map(rows.Activity?.map((activity) => [activity.id, activity]));
    const stoodIn = (memberId: string, { heldOn, branchId }: RowOf<"Activity">) =>
      stays.get(memberId)?.some((one) => one.branchId === branchId && one.fromDay <= heldOn);
    const astray = rows.Attendance?.filter(({ activityId, memberId }) => {
      const activity = activities.get(activityId);
      return !activity || !stoodIn(memberId, activity);
    });
    expect(astray).toEqual([]);
  });

  test("some moved, are away, have retired or left, and nothing of it is to come", () => {
    const kinds = new Set(rows.MemberEvent?.map(({ kind }) => kind));
    const told = ["transferredIn", "transferredWithin", "transferredOut", "flowedOut", "flowedBack", "retired", "died"];
    for (const kind of [...told, "exited"]) expect(kinds).toContain(kind);
    expect(count(rows.MemberEvent, ({ onDay }) => onDay > day)).toBe(0);
    expect(count(rows.Member, ({ flowFrom, leftOn }) => flowFrom !== null && leftOn === null)).toBe(4);
    expect(count(rows.Introducer, ({ introducerId, memberId }) => introducerId === memberId)).toBe(0);
  });

  test("leaves the surgery branch its month to do, with something to report on", () => {
    const month = monthOf(day);
    const own = (rows.Activity ?? []).filter(
      ({ branchId, heldOn }) => branchId === SURGERY && monthOf(heldOn) === month,
    );
    const kinds = own.map(({ kind }) => kind);
    expect(kinds).toContain("partnerService");
    expect(kinds).not.toContain("committeeMeeting");
    expect(kinds).not.toContain("themedPartyDay");
    const last = rows.MonthlyReport?.find(
      (report) => report.branchId === SURGERY && report.month === addMonths(month, -1),
    );
    expect(last?.status).toBe("approved");
    expect(count(rows.ReportStep, (step) => step.reportId === last?.id && step.doneInReportId === null)).toBe(2);
  });

  test("freezes reports in the shape the application reads", () => {
    for (const { snapshot, status } of rows.MonthlyReport ?? []) {
      if (status !== "draft") reportSnapshotSchema.parse(snapshot);
    }
    const statuses = new Set(rows.MonthlyReport?.map(({ status }) => status));
    expect(statuses).toEqual(new Set(["approved", "submitted", "returned", "draft"]));
  });
});

test("the same day gives the same rows", async () => {
  expect(await build(DAY)).toEqual(await build(DAY));
});

describe("loading", () => {
  useDatabase({ demo: true });
  let empty: TestDatabase;
  beforeAll(async () => {
    empty = await cloneDatabase();
  });
  afterAll(() => empty.drop());

  test("takes far less than 20 seconds, and refuses a second time", async () => {
    const load = async () => {
      const { rows } = await seedDemo(empty.url, { today: DAY });
      expect(rows.Attendance).toBeGreaterThan(20_000);
    };
    expect(await cpuTimeOf(load)).toBeLessThan(20_000);
    await expect(seedDemo(empty.url)).rejects.toThrow("There is a hospital");
    const client = new pg.Client({ connectionString: empty.url });
    await client.connect();
    const { rows: found } = await client.query(`SELECT count(*)::int AS hospitals FROM "Hospital"`);
    await client.end();
    expect(found).toEqual([{ hospitals: 1 }]);
  });

  test("opens with the published accounts", async () => {
    for (const { username, role, name } of DEMO_ACCOUNTS) {
      const user = await db.user.findFirstOrThrow({ where: { username }, include: { roles: true } });
      expect(user).toMatchObject({ name, mustChangePassword: false });
      expect(user.roles.map((one) => one.role)).toEqual([role]);
    }
    const { passwordHash } = await db.user.findFirstOrThrow({ where: { username: "committee" } });
    expect(await verify(passwordHash, DEMO_PASSWORD)).toBe(true);
  });

  test("several brands have drawn a seal, kept as an uploaded logo is; those of the posters among them", async () => {
    const logos = await db.brandLogo.findMany({ include: { brand: { select: { publicCode: true, toMonth: true } } } });
    expect(logos.length).toBeGreaterThanOrEqual(6);
    expect(new Set(logos.map(({ sha256 }) => sha256)).size).toBe(logos.length);
    for (const { png, sha256, brand } of logos) {
      expect(createHash("sha256").update(png).digest("hex")).toBe(sha256);
      expect(brand.toMonth).toBeNull();
      expect(Buffer.from(png.subarray(1, 4)).toString("latin1")).toBe("PNG");
      // Width and height.
      expect([Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)]).toEqual([256, 256]);
    }
    const published = await db.brand.count({ where: { publicCode: { not: null }, logo: null } });
    expect(published).toBe(0);
  });

  test("its audit chain holds, and its newest activity is not old", async () => {
    expect(await verifyChain(db, HOSPITAL)).toMatchObject({ entries: 1, brokenAt: null });
    const newest = await db.activity.findFirstOrThrow({ orderBy: { heldOn: "desc" } });
    expect(newest.heldOn.toISOString() >= addDays(today(), -31)).toBe(true);
  });
});

test("a larger scale repeats the history and the hospital", async () => {
  const database = await cloneDatabase();
  const { rows } = await seedDemo(database.url, { today: DAY, scale: 3 });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows: found } = await client.query(
    `SELECT (SELECT count(*)::int FROM "Activity") AS activities, (SELECT count(*)::int FROM "MonthlyReport") AS reports`,
  );
  await client.end();
  await database.drop();
  expect(found).toEqual([{ activities: 3 * (rows.Activity ?? 0), reports: 3 * (rows.MonthlyReport ?? 0) }]);
});
