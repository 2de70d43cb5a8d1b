import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { listReturnedReports } from "@/lib/reports/queries";
import { findReport, getReport } from "@/lib/reports/queries/report-detail";
import { getVersion, listVersions } from "@/lib/reports/queries/versions";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act } from "./reports-acts";

const database = useDatabase();
const first = { progress: "Half of the wards", result: "Better", problem: "", nextStep: "", helpWanted: "A nurse" };
const second = { ...first, result: "Two days less" };

let world: World;
let own: BranchWorld;
let secretary: Actor;
let reviewer: Actor;
let leader: Actor;
let year = 2020;
let id: string;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  await db.brand.updateMany({ where: { id: own.brandId }, data: { fromMonth: "1980-01" } });
  secretary = { ...actorAtHome(world, "branchSecretary"), name: "程某某" };
  reviewer = { ...actorAtHome(world, "committee"), name: "沈某某" };
  leader = actorAtHome(world, "leader");
});

beforeEach(async () => {
  year -= 1;
  id = (await act("open", secretary, { brandId: own.brandId, month: `${year}-03` })).id;
});

const version = async () => (await db.monthlyReport.findFirstOrThrow({ where: { id } })).version;
const submit = async (texts: object) => act("submit", secretary, { id, version: await version(), ...texts });
const decide = async (intent: string, given: object = {}) =>
  act("review", reviewer, { id, version: await version(), intent, comment: "Why", ...given });
const reopen = async (comment = "A wrong figure", actor = reviewer) =>
  act("reopen", actor, { id, version: await version(), comment });
const wordsOf = async (actor: Actor) => (await listVersions(actor, id)).map((one) => one.snapshot.sections.result);

async function refused(work: Promise<unknown>): Promise<AppError> {
  const thrown = await work.then(
    () => null,
    (error) => error,
  );
  expect(thrown).toBeInstanceOf(AppError);
  return thrown;
}

describe("versions", () => {
  test("every submission is kept, numbered, with who handed it in and who approved it", async () => {
    await submit(first);
    await decide("return", { comments: { result: "Say how much" } });
    await submit(second);
    await decide("approve");
    expect((await listVersions(leader, id)).map(({ number }) => number)).toEqual([2]);
    expect(await listVersions(reviewer, id)).toMatchObject([
      { number: 1, submittedByName: "程某某", approvedAt: null, snapshot: { sections: first } },
      { number: 2, submittedByName: "程某某", approvedByName: "沈某某", snapshot: { sections: second } },
    ]);
    const { events, shown } = await getReport(secretary, id);
    expect(events.find(({ kind }) => kind === "returned")?.comments).toEqual([
      { section: "result", text: "Say how much", version: 1 },
    ]);
    expect(shown).toBe(2);
  });

  test("one that was taken back is its writer's own again, and no reviewer reads it", async () => {
    await submit(first);
    await act("withdraw", secretary, { id, version: await version() });
    expect(await listVersions(reviewer, id)).toEqual([]);
    expect(await listVersions(secretary, id)).toMatchObject([{ number: 1, withdrawn: true }]);
    await expect(getVersion(reviewer, id, 1)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await submit(second);
    expect(await wordsOf(reviewer)).toEqual(["Two days less"]);
  });

  test("another branch, another hospital and a number that is none find nothing", async () => {
    await submit(first);
    const { hospitalId } = world.abroad;
    const strangers = [
      { ...secretary, branchIds: [world.home.other.branchId] },
      { ...reviewer, hospitalId },
    ];
    for (const stranger of strangers) {
      expect(await listVersions(stranger, id)).toEqual([]);
      await expect(getVersion(stranger, id, 1)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    for (const number of [0, 2, "1.0", "x", "-1"]) {
      await expect(getVersion(reviewer, id, number)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(getVersion(reviewer, "x", 1)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("opened again", () => {
  beforeEach(async () => {
    await submit(first);
    await decide("approve");
  });

  test("with a reason, by a reviewer; what was approved stays, and people who only read go on with it", async () => {
    await reopen("The count was wrong");
    const mine = await getReport(secretary, id);
    expect([mine.status, mine.reopened, mine.approvedAt]).toEqual(["returned", true, null]);
    expect(mine.sections).toEqual(first);
    expect(mine.events.at(-1)).toMatchObject({ kind: "reopened", comment: "The count was wrong" });
    await submit(second);
    expect((await getReport(reviewer, id)).snapshot?.sections).toEqual(second);
    expect(await getReport(leader, id)).toMatchObject({ shown: 1, sections: first, snapshot: { sections: first } });
    await decide("approve");
    expect(await getReport(leader, id)).toMatchObject({ shown: 2, reopened: false, snapshot: { sections: second } });
    expect(await listVersions(leader, id)).toMatchObject([
      { number: 1, approvedByName: "沈某某", snapshot: { sections: first } },
      { number: 2, approvedByName: "沈某某", snapshot: { sections: second } },
    ]);
  });

  test("its secretary is told where they look first", async () => {
    await reopen("The count was wrong");
    const waiting = (await listReturnedReports(secretary)).find((row) => row.id === id);
    expect(waiting?.returned).toMatchObject({ kind: "reopened", by: "沈某某", comment: "The count was wrong" });
  });

  test("not without a reason, not by its secretary, not twice, not from an old page", async () => {
    expect((await refused(reopen(" "))).fieldErrors).toEqual({ comment: "reports.invalid.reopenReason" });
    expect((await refused(reopen("Mine", secretary))).code).toBe("FORBIDDEN");
    const old = await version();
    await reopen();
    const late = await refused(act("reopen", reviewer, { id, version: old, comment: "Me too" }));
    expect([late.code, late.messageKey, late.params?.name]).toEqual(["CONFLICT", "reports.conflict.reopen", "沈某某"]);
    expect((await refused(reopen())).code).toBe("CONFLICT");
  });

  test("nobody opens again, or decides on, what they handed in themselves", async () => {
    const both: Actor = { ...reviewer, userId: secretary.userId };
    expect((await refused(reopen("Mine", both))).messageKey).toBe("reports.error.ownReport");
    await reopen();
    await submit(second);
    const own = act("review", both, { id, version: await version(), intent: "approve" });
    expect((await refused(own)).messageKey).toBe("reports.error.ownReport");
  });

  test("the trail says who opened it and why", async () => {
    await reopen("The count was wrong");
    const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId: id, action: "report.reopen" } });
    expect([entry.actorName, entry.after]).toMatchObject(["沈某某", { comment: "The count was wrong" }]);
  });

  test("withdrawn after that, it falls back to what was approved for everybody but its writers", async () => {
    await reopen();
    await submit(second);
    await act("withdraw", secretary, { id, version: await version() });
    for (const actor of [reviewer, leader]) {
      expect(await getReport(actor, id)).toMatchObject({ status: "returned", shown: 1, sections: first });
    }
    expect((await getReport(secretary, id)).sections).toEqual(second);
  });
});

describe("the database itself refuses", () => {
  const set = (statement: string) => db.$executeRawUnsafe(`${statement} WHERE "reportId" = '${id}'`);

  test("any change of a submission, and its end; all that may come to it is its approval, once", async () => {
    await submit(first);
    for (const change of [`snapshot = '{}'`, "number = 7", `"submittedByName" = 'x'`, `"submittedAt" = now()`]) {
      await expect(set(`UPDATE "ReportVersion" SET ${change}`)).rejects.toThrow("never changed");
    }
    const approval = `"approvedAt" = now(), "approvedByName" = 'x'`;
    await expect(set(`UPDATE "ReportVersion" SET ${approval}, snapshot = '{}'`)).rejects.toThrow("never changed");
    await expect(set(`DELETE FROM "ReportVersion"`)).rejects.toThrow("never changed");
    await decide("approve");
    await expect(set(`UPDATE "ReportVersion" SET ${approval}`)).rejects.toThrow("never changed");
    await expect(set(`UPDATE "ReportVersion" SET "approvedAt" = NULL`)).rejects.toThrow("never changed");
  });

  test("to open an approved report of which no version was frozen, or to change a word on the way", async () => {
    await submit(first);
    await decide("approve");
    const open = `status = 'returned', "approvedAt" = NULL`;
    const change = (statement: string) =>
      db.$executeRawUnsafe(`UPDATE "MonthlyReport" SET ${statement} WHERE id = '${id}'`);
    await expect(change(`${open}, progress = 'Better'`)).rejects.toThrow("frozen");
    await expect(change(`${open}, snapshot = '{}'`)).rejects.toThrow("frozen");
    await expect(change(`status = 'draft', "approvedAt" = NULL`)).rejects.toThrow("frozen");
    await db.$executeRaw`ALTER TABLE "ReportVersion" DISABLE TRIGGER version_is_written_once`;
    await db.reportVersion.deleteMany({ where: { reportId: id } });
    await db.$executeRaw`ALTER TABLE "ReportVersion" ENABLE TRIGGER version_is_written_once`;
    await expect(change(open)).rejects.toThrow("frozen");
  });
});

describe("comments on a section that has changed meanwhile", () => {
  test("a reviewer who read an older submission is told which sections, and nothing is sent", async () => {
    await submit(first);
    const page = { version: await version(), seen: 1 };
    await decide("return", { comments: { result: "Say how much" } });
    await submit(second);
    const comments = { progress: "Which wards?", result: "Say how much" };
    const late = await refused(act("review", reviewer, { id, ...page, intent: "return", comment: "", comments }));
    expect([late.code, late.messageKey]).toEqual(["CONFLICT", "reports.conflict.resubmitted"]);
    expect(late.params).toMatchObject({ name: "程某某", any: 1, resultChanged: "yes", progressChanged: "no" });
    expect(late.fieldErrors).toEqual({ "comments.result": "reports.changed.result" });
    expect(late.params?.result).toBe("Two days less");
    const fresh = await findReport(reviewer, id);
    expect([fresh?.status, fresh?.events.filter(({ kind }) => kind === "returned").length]).toEqual(["submitted", 1]);
    await act("review", reviewer, { id, version: page.version + 2, seen: 2, intent: "return", comment: "", comments });
    expect((await getReport(secretary, id)).events.at(-1)?.comments.map((one) => one.version)).toEqual([2, 2]);
  });

  test("where no word was changed it says so; a made-up number gains nothing", async () => {
    await submit(first);
    const page = { version: await version(), intent: "approve" };
    await decide("return");
    await submit(first);
    const late = await refused(act("review", reviewer, { id, ...page, seen: 1 }));
    expect([late.messageKey, late.params?.any, late.fieldErrors]).toEqual(["reports.conflict.resubmitted", 0, {}]);
    const made = await refused(act("review", reviewer, { id, ...page, seen: 99 }));
    expect(made.messageKey).toBe("reports.conflict.submit");
  });

  test("two reviewers open one report again at the very same moment: one of them does", async () => {
    await submit(first);
    await decide("approve");
    const other: Actor = { ...reviewer, userId: randomUUID(), name: "李某某" };
    const at = await version();
    const results = await Promise.allSettled(
      [reviewer, other].map((actor) => act("reopen", actor, { id, version: at, comment: "A wrong figure" })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
    expect(await db.reviewEvent.count({ where: { reportId: id, kind: "reopened" } })).toBe(1);
  });
});
