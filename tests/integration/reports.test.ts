import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { addMonths, thisMonth } from "@/lib/core/period";
import { findCurrentReport, listReportStates, listReportsToReview, listReturnedReports } from "@/lib/reports/queries";
import { getPrefill } from "@/lib/reports/queries/prefill";
import { findReport, getReport } from "@/lib/reports/queries/report-detail";
import { countReportsToDo, listReports } from "@/lib/reports/queries/report-list";
import { reportFilters } from "@/lib/reports/schema";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act, definitions, forgetReports } from "./reports-acts";

const database = useDatabase();
const LAST = addMonths(thisMonth(), -1);
const ALL = reportFilters.parse({});

let world: World;
let own: BranchWorld;
let secretary: Actor;
let reviewer: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = { ...actorAtHome(world, "branchSecretary"), name: "程砚之" };
  reviewer = { ...actorAtHome(world, "committee"), name: "沈若兰" };
});

async function freshReport(month = LAST): Promise<{ id: string; version: number }> {
  await forgetReports({ brandId: own.brandId, month: { gte: month } });
  const { id } = await act("open", secretary, { brandId: own.brandId, month });
  return { id, version: 1 };
}

const texts = {
  progress: "日间手术占比升到 24%",
  result: "等待缩短 0.4 天",
  problem: "",
  helpWanted: "",
  nextStep: "1. 复盘流程\n2. 培训护士",
};
const statusOf = async (id: string) => (await db.monthlyReport.findFirstOrThrow({ where: { id } })).status;

async function failure(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`expected an AppError, got ${String(error)}`);
  return error;
}

describe("opening", () => {
  test("the same report is found again, and stored once when pressed twice at once", async () => {
    await freshReport();
    await forgetReports({ brandId: own.brandId, month: LAST });
    const opened = await Promise.all(
      [1, 2, 3].map(() => act("open", secretary, { brandId: own.brandId, month: LAST })),
    );
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(await db.auditEntry.count({ where: { action: "report.create", subjectId: opened[0]?.id } })).toBe(1);
  });

  test("a month that has not begun, or lies before the brand, is refused and stores nothing", async () => {
    const before = await db.monthlyReport.count();
    for (const [month, key] of [
      [addMonths(thisMonth(), 1), "reports.invalid.futureMonth"],
      ["2023-12", "reports.invalid.beforeBrand"],
    ]) {
      const error = await failure(act("open", secretary, { brandId: own.brandId, month }));
      expect([error.code, error.fieldErrors]).toEqual(["INVALID", { month: key }]);
    }
    expect(await db.monthlyReport.count()).toBe(before);
  });

  test("a secretary opens no report of another branch or hospital", async () => {
    for (const brandId of [world.home.other.brandId, world.abroad.own.brandId, randomUUID()]) {
      const error = await failure(act("open", secretary, { brandId, month: LAST }));
      expect(error.code).toBe("NOT_FOUND");
    }
  });
});

describe("what is filled in already", () => {
  test("the month's activities, partner work and figures of the paired departments stand there", async () => {
    const target = { id: randomUUID(), branchId: own.branchId, brandId: own.brandId, month: "2026-01" };
    const prefill = await getPrefill(secretary, target);
    expect(prefill.activities).toEqual([{ kind: "themedPartyDay", count: 1, present: 1, expected: 1 }]);
    expect(prefill.partnerWork).toMatchObject([{ id: own.activityId, heldOn: "2026-01-15" }]);
    // The hospital's own survey and the figure from elsewhere, side by side.
    expect(prefill.satisfaction).toMatchObject([
      { departmentId: own.departmentId, method: "own", n: 8, previous: null },
      { departmentId: own.departmentId, method: "other", value: 98, n: 100, previous: null },
    ]);
  });

  test("a month without figures shows those of the month before, which say so", async () => {
    const target = { id: randomUUID(), branchId: own.branchId, brandId: own.brandId, month: "2026-02" };
    expect((await getPrefill(secretary, target)).satisfaction).toMatchObject([
      { month: "2026-01", method: "own" },
      { month: "2026-01", method: "other", value: 98 },
    ]);
  });
});

describe("a report from draft to approval", () => {
  let report: { id: string; version: number };
  beforeEach(async () => {
    report = await freshReport();
  });

  test("what is saved comes back, version by version, with one entry in the trail", async () => {
    const tab = randomUUID();
    const first = await act("save", secretary, { ...report, ...texts, tab });
    const second = await act("save", secretary, {
      id: report.id,
      version: first.version,
      ...texts,
      result: "更多",
      tab,
    });
    expect(second.version).toBe(3);
    expect((await getReport(secretary, report.id)).sections).toEqual({ ...texts, result: "更多" });
    expect(await db.auditEntry.count({ where: { action: "report.saveDraft", subjectId: report.id } })).toBe(1);
  });

  test("HTML is text", async () => {
    await act("save", secretary, { ...report, ...texts, progress: "<script>alert(1)</script>" });
    expect((await getReport(secretary, report.id)).sections?.progress).toBe("<script>alert(1)</script>");
  });

  test("a submit without progress and result names the field and keeps the draft", async () => {
    const error = await failure(act("submit", secretary, { ...report, nextStep: "x" }));
    expect([error.code, error.fieldErrors]).toEqual(["INVALID", { progress: "reports.invalid.progressOrResult" }]);
    expect(await statusOf(report.id)).toBe("draft");
  });

  test("reviewers see nothing of a draft, then the copy that was handed in", async () => {
    await act("save", secretary, { ...report, ...texts });
    expect((await getReport(reviewer, report.id)).sections).toBeNull();
    await act("submit", secretary, { ...report, version: 2, ...texts });
    const seen = await getReport(reviewer, report.id);
    expect(seen.snapshot).toMatchObject({ month: LAST, sections: texts });
    expect((await listReportsToReview(reviewer)).map(({ id }) => id)).toContain(report.id);
    expect(await countReportsToDo(reviewer)).toBe((await listReports(reviewer, "todo", ALL)).total);
  });

  test("returned with a comment on one section, corrected, submitted again, approved", async () => {
    await act("submit", secretary, { ...report, ...texts });
    const comments = { result: "请补充等待时间的数据" };
    await act("review", reviewer, { id: report.id, version: 2, intent: "return", comment: "差一个数字", comments });
    const waiting = (await listReturnedReports(secretary)).find(({ id }) => id === report.id);
    expect(waiting).toMatchObject({ id: report.id, returned: { by: "沈若兰", comment: "差一个数字" } });
    const returned = await getReport(secretary, report.id);
    expect(returned.events.at(-1)?.comments).toEqual([{ section: "result", text: comments.result, version: 1 }]);
    expect(returned.sections).toEqual(texts);
    await act("save", secretary, { id: report.id, version: 3, ...texts, result: "等待由 1.9 天缩短到 1.5 天" });
    expect((await getReport(reviewer, report.id)).snapshot?.sections.result).toBe(texts.result);
    await act("submit", secretary, { id: report.id, version: 4, ...texts, result: "等待由 1.9 天缩短到 1.5 天" });
    await act("review", reviewer, { id: report.id, version: 5, intent: "approve", comment: "" });
    const approved = await getReport(secretary, report.id);
    expect(approved.status).toBe("approved");
    expect(approved.events.map(({ kind }) => kind)).toEqual(["submitted", "returned", "submitted", "approved"]);
    expect(approved.snapshot?.sections.result).toBe("等待由 1.9 天缩短到 1.5 天");
  });

  test("a comment on one section is reason enough for a return, and the secretary is shown it", async () => {
    await act("submit", secretary, { ...report, ...texts });
    const comments = { result: "请补充等待时间的数据", problem: " " };
    await act("review", reviewer, { id: report.id, version: 2, intent: "return", comment: "", comments });
    const waiting = (await listReturnedReports(secretary)).find(({ id }) => id === report.id);
    expect(waiting?.returned).toMatchObject({
      by: "沈若兰",
      comment: "",
      comments: [{ section: "result", text: comments.result }],
    });
  });

  test("a return without a reason is refused at its field", async () => {
    await act("submit", secretary, { ...report, ...texts });
    const move = { id: report.id, version: 2, intent: "return", comment: "  ", comments: { result: " " } };
    expect((await failure(act("review", reviewer, move))).fieldErrors).toEqual({
      comment: "reports.invalid.commentRequired",
    });
  });

  test("withdrawn while unread; not once a reviewer has opened it", async () => {
    await act("submit", secretary, { ...report, ...texts });
    await act("withdraw", secretary, { id: report.id, version: 2 });
    expect(await getReport(reviewer, report.id)).toMatchObject({ status: "draft", snapshot: null, sections: null });
    await act("submit", secretary, { id: report.id, version: 3, ...texts });
    await act("opened", reviewer, { id: report.id, version: 4 });
    await act("opened", reviewer, { id: report.id, version: 4 });
    const error = await failure(act("withdraw", secretary, { id: report.id, version: 4 }));
    expect([error.code, error.messageKey]).toEqual(["CONFLICT", "reports.error.alreadyOpened"]);
    expect(await db.reviewEvent.count({ where: { reportId: report.id, kind: "opened" } })).toBe(1);
  });

  test("nobody reviews what they handed in", async () => {
    const both: Actor = {
      ...secretary,
      ...reviewer,
      userId: secretary.userId,
      roles: ["committee", "branchSecretary"],
    };
    await act("submit", secretary, { ...report, ...texts });
    const error = await failure(act("review", both, { id: report.id, version: 2, intent: "approve" }));
    expect([error.code, error.messageKey]).toEqual(["FORBIDDEN", "reports.error.ownReport"]);
    expect((await listReportsToReview(both)).map(({ id }) => id)).not.toContain(report.id);
  });

  test("the same form sent twice is stored once", async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...report, ...texts, _key: randomUUID() }))
      form.set(name, String(value));
    const [first, second] = await Promise.all([
      execute(definitions.submit, secretary, form),
      execute(definitions.submit, secretary, form),
    ]);
    expect(second).toEqual(first);
    expect(await db.reviewEvent.count({ where: { reportId: report.id, kind: "submitted" } })).toBe(1);
  });
});

test("what waits is listed in the order in which the queue goes through it", async () => {
  await freshReport();
  for (const month of ["2025-06", LAST]) {
    const { id } = await act("open", secretary, { brandId: own.brandId, month });
    await act("submit", secretary, { id, version: 1, ...texts });
  }
  const queue = (await listReportsToReview(reviewer)).map(({ id }) => id);
  expect((await listReports(reviewer, "todo", ALL)).rows.map(({ id }) => id)).toEqual(queue);
  const newest = (await listReports(reviewer, "todo", reportFilters.parse({ sort: "month", dir: "desc" }))).rows;
  expect(newest[0]?.month).toBe(LAST);
});

describe("who finds what", () => {
  test("another branch's secretary and another hospital find nothing", async () => {
    const { id } = await freshReport();
    const elsewhere: Actor = { ...secretary, branchIds: [world.home.other.branchId] };
    const abroad: Actor = { ...reviewer, hospitalId: world.abroad.hospitalId };
    for (const stranger of [elsewhere, abroad]) {
      expect(await findReport(stranger, id)).toBeNull();
      const { rows } = await listReports(stranger, "all", ALL);
      expect(rows.map((row) => row.branchId)).not.toContain(own.branchId);
      const states = await listReportStates(stranger, ["2026-01", LAST]);
      expect(states.map((row) => row.branchId)).not.toContain(own.branchId);
    }
    expect(await listReturnedReports(elsewhere)).not.toContainEqual(
      expect.objectContaining({ branchId: own.branchId }),
    );
    expect(await findCurrentReport(reviewer, LAST)).toBeNull();
    expect(await findReport(secretary, "not-an-id")).toBeNull();
  });

  test("a month's state is missing until a report is opened; before the brand there is none", async () => {
    const { id } = await freshReport();
    expect(await findCurrentReport(secretary, LAST)).toMatchObject({ status: "draft", reportId: id });
    expect(await findCurrentReport(secretary, "2024-06")).toMatchObject({ status: "missing", reportId: null });
    expect(await listReportStates(secretary, ["2023-12"])).toEqual([]);
  });
});
