import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db, pool } from "@/lib/core/db/client";
import { jobsDone } from "@/lib/core/job";
import { translatorOf } from "@/lib/i18n/translate";
import { findBookFile, getBook, listBookReports, listBooks } from "@/lib/reports/queries/book";
import { listReportChapters } from "@/lib/reports/queries/report-word";
import { stopInterrupted } from "@/prisma/launch/interrupted-imports";
import { insertRows } from "@/prisma/seed/insert";
import { branchRow, brandRow, monthlyReportRow } from "@/tests/support/factories";
import { reportVersionRow } from "@/tests/support/report-rows";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { act } from "./follow-up-acts";

/** What happens before reports are read, and while the document is written. */
const meanwhile = vi.hoisted(() => ({ read: async () => {}, run: async () => {}, seen: (_document: unknown) => {} }));
vi.mock("@/lib/reports/queries/report-word", async (original) => {
  const real = await original<typeof import("@/lib/reports/queries/report-word")>();
  const listReportChapters: typeof real.listReportChapters = async (...asked) => {
    await meanwhile.read();
    return real.listReportChapters(...asked);
  };
  return { ...real, listReportChapters };
});
vi.mock("@/lib/core/files/official", async (original) => {
  const real = await original<typeof import("@/lib/core/files/official")>();
  const writeOfficial: typeof real.writeOfficial = async (document) => {
    await meanwhile.run();
    meanwhile.seen(document);
    return real.writeOfficial(document);
  };
  return { ...real, writeOfficial };
});

const database = useDatabase();
let world: World;
let committee: Actor;
let abroad: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = { ...actorAtHome(world, "committee"), name: "沈若兰" };
  abroad = { ...committee, hospitalId: world.abroad.hospitalId };
});

beforeEach(async () => {
  meanwhile.read = async () => {};
  meanwhile.run = async () => {};
  meanwhile.seen = () => {};
  await db.reportBook.deleteMany({});
});

const MONTH = { month: "2026-02", range: "handedIn" };
const stored = () =>
  readdirSync(process.env.FILES_DIR ?? "", { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    .length;
const failure = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: "none", key: null, fields: null }),
    (error) => ({ code: error.code, key: error.messageKey, fields: error.fieldErrors }),
  );

/** Holds the job before its first report. */
function hold(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  meanwhile.read = () => promise;
  return resolve;
}

test("a month's reports of all branches become one document that can be fetched for seven days", async () => {
  const { id } = await act("startBook", committee, MONTH);
  expect(await getBook(committee, id)).toMatchObject({ month: "2026-02", approvedOnly: false, total: 2 });
  await jobsDone();
  const book = await getBook(committee, id);
  expect(book).toMatchObject({ status: "done", done: 2, error: null });
  expect(book.keptUntil.getTime() - book.createdAt.getTime()).toBe(7 * 86_400_000);
  const file = await findBookFile(committee, id);
  const path = `${process.env.FILES_DIR}/${file?.storeKey}`;
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path).subarray(0, 2).toString()).toBe("PK");
  expect(readFileSync(path).length).toBe(file?.size);
  expect(file?.name).toBe("2026年2月月报汇编.docx");
  const entries = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { seq: "asc" } });
  expect(entries.map(({ action }) => action)).toEqual(["book.start", "book.finish"]);
});

test("approved only leaves out what still waits; a month without any is refused at its field", async () => {
  expect((await failure(act("startBook", committee, { month: "2026-02", range: "approved" }))).fields).toEqual({
    month: "desk.invalid.noneApproved",
  });
  expect((await failure(act("startBook", committee, { month: "2026-01", range: "handedIn" }))).fields).toEqual({
    month: "desk.invalid.noneHandedIn",
  });
  expect((await failure(act("startBook", committee, { month: "2998-01", range: "handedIn" }))).fields).toEqual({
    month: "reports.invalid.futureMonth",
  });
  const { id } = await act("startBook", committee, { month: "2025-11", range: "approved" });
  await jobsDone();
  expect(await getBook(committee, id)).toMatchObject({ status: "done", total: 2 });
});

test("whoever presses second is led to the book that is being made", async () => {
  const release = hold();
  const [first, second] = await Promise.all([act("startBook", committee, MONTH), act("startBook", committee, MONTH)]);
  expect(second.id).toBe(first.id);
  expect((await act("startBook", committee, MONTH)).id).toBe(first.id);
  release();
  await jobsDone();
  expect(await db.reportBook.count()).toBe(1);
  expect(await db.auditEntry.count({ where: { subjectId: first.id, action: "book.finish" } })).toBe(1);
});

test("a book that is cancelled while it is made keeps no file and says who stopped it to the second who tries", async () => {
  const before = stored();
  const release = hold();
  const { id } = await act("startBook", committee, MONTH);
  expect(await getBook(committee, id)).toMatchObject({ status: "running", done: 0, total: 2 });
  await act("cancelBook", committee, { id, version: 1 });
  release();
  await jobsDone();
  expect(await getBook(committee, id)).toMatchObject({ status: "cancelled", size: null });
  expect(stored()).toBe(before);
  expect(await findBookFile(committee, id)).toBeNull();
  expect((await failure(act("cancelBook", committee, { id, version: 1 }))).key).toBe("core.error.changedBy");
});

test("a book that is cancelled while it is written leaves no file either", async () => {
  const before = stored();
  meanwhile.run = async () => {
    const [running] = await listBooks(committee);
    expect(running).toMatchObject({ status: "running", done: 2, total: 2 });
    await act("cancelBook", committee, { id: running?.id, version: running?.version });
  };
  const { id } = await act("startBook", committee, MONTH);
  await jobsDone();
  expect(await getBook(committee, id)).toMatchObject({ status: "cancelled" });
  expect(stored()).toBe(before);
});

test("a book that cannot be made says so, and can be made again", async () => {
  const { hospitalId, own } = world.home;
  const of = { hospitalId, id: own.reports.submitted };
  const { snapshot } = await db.monthlyReport.findFirstOrThrow({ where: of, select: { snapshot: true } });
  await db.monthlyReport.updateMany({ where: of, data: { snapshot: { broken: true } } });
  const { id } = await act("startBook", committee, MONTH);
  await jobsDone();
  expect(await getBook(committee, id)).toMatchObject({ status: "failed", error: "desk.error.bookFailed" });
  expect(await db.auditEntry.count({ where: { subjectId: id, action: "book.fail" } })).toBe(1);
  await db.monthlyReport.updateMany({ where: of, data: { snapshot: snapshot ?? {} } });
  const again = await act("startBook", committee, MONTH);
  await jobsDone();
  expect(await getBook(committee, again.id)).toMatchObject({ status: "done" });
});

test("a book that was being made when the server stopped has failed at the next start", async () => {
  const { hospitalId } = world.home;
  const running = { hospitalId, month: "2026-02", createdById: randomUUID(), createdByName: "沈若兰", total: 2 };
  const { id } = await db.reportBook.create({ data: running, select: { id: true } });
  expect(await stopInterrupted(database.url())).toMatchObject({ books: 1 });
  expect(await getBook(committee, id)).toMatchObject({ status: "failed", error: "desk.error.bookRestarted" });
  const again = await act("startBook", committee, MONTH);
  await jobsDone();
  expect(await getBook(committee, again.id)).toMatchObject({ status: "done" });
});

test("books are there for those who review every branch, in their own hospital only", async () => {
  const { id } = await act("startBook", committee, MONTH);
  await jobsDone();
  for (const stranger of [abroad, actorAtHome(world, "branchSecretary"), actorAtHome(world, "leader")]) {
    expect(await listBooks(stranger)).toEqual([]);
    expect(await findBookFile(stranger, id)).toBeNull();
    expect((await failure(getBook(stranger, id))).code).toBe("NOT_FOUND");
  }
  expect((await failure(act("cancelBook", abroad, { id, version: 2 }))).code).toBe("NOT_FOUND");
  expect(await findBookFile(committee, "not-an-id")).toBeNull();
});

test("a report that is taken back while the book is read is left out, and the book counts what it holds", async () => {
  const { hospitalId } = world.home;
  const [, second] = await listBookReports(committee, { month: "2026-02", approvedOnly: false });
  const where = { hospitalId, id: second?.id ?? "" };
  const document = vi.fn();
  meanwhile.seen = document;
  meanwhile.read = async () => {
    await db.monthlyReport.updateMany({ where, data: { status: "draft" } });
  };
  const { id } = await act("startBook", committee, MONTH);
  await jobsDone();
  await db.monthlyReport.updateMany({ where, data: { status: "submitted" } });
  expect(await getBook(committee, id)).toMatchObject({ status: "done", done: 1, total: 1, error: null });
  expect(JSON.stringify(document.mock.calls[0])).toContain("收录已提交的月报 1 份");
});

/** Hands in a month's report of each of so many branches; gives their ids in the order in which a book has them. */
async function handInOf(branches: number, month: string): Promise<string[]> {
  const { hospitalId, own } = world.home;
  const { snapshot } = await db.monthlyReport.findFirstOrThrow({ where: { id: own.reports.approved } });
  const rows = Array.from({ length: branches }, (_, index) => {
    const branch = branchRow({ hospitalId, name: `${month} ${String(index).padStart(3, "0")}` });
    const brand = brandRow({ hospitalId, branchId: branch.id });
    const said = { ...(snapshot as object), branchName: branch.name };
    const of = { hospitalId, branchId: branch.id, brandId: brand.id, month };
    return { branch, brand, report: monthlyReportRow({ ...of, status: "submitted", snapshot: said }) };
  });
  await insertRows(
    pool(),
    "Branch",
    rows.map((row) => row.branch),
  );
  await insertRows(
    pool(),
    "Brand",
    rows.map((row) => row.brand),
  );
  await insertRows(
    pool(),
    "MonthlyReport",
    rows.map((row) => row.report),
  );
  return rows.map(({ report }) => report.id);
}

test("many reports are read with the statements of one, in the order asked for, as far as they are in reach", async () => {
  const ids = await handInOf(12, "2024-03");
  const { hospitalId, own } = world.home;
  const { draft, returned, approved } = own.reports;
  const read = async (actor: Actor, asked: string[]) => {
    const models: string[] = [];
    const counting = db.$extends({
      query: {
        $allOperations: ({ operation, model, args, query }) => {
          models.push(`${model ?? ""} ${operation}`);
          return query(args);
        },
      },
    });
    const chapters = await listReportChapters(actor, asked, translatorOf("en"), counting as never);
    return { models, titles: chapters.map(([head]) => (head?.kind === "chapter" ? head.title : "")) };
  };
  // Approved once and open again, with what was handed in since: what was approved stands.
  const { snapshot } = await db.monthlyReport.findFirstOrThrow({ where: { id: approved } });
  const saying = (branchName: string) => ({
    hospitalId,
    reportId: returned,
    snapshot: { ...Object(snapshot), branchName },
  });
  await insertRows(pool(), "ReportVersion", [
    reportVersionRow({ ...saying("Frozen"), number: 1, approvedAt: "2026-01-04T02:00:00.000Z", approvedByName: "A" }),
    reportVersionRow({ ...saying("Later"), number: 2 }),
  ]);
  const all = await read(committee, [draft, ...ids.toReversed(), returned, approved, randomUUID()]);
  expect(all.models).toEqual(["MonthlyReport findMany"]);
  expect(all.titles).toHaveLength(14);
  expect(all.titles.slice(0, 2).map((title) => title.slice(0, 11))).toEqual(["2024-03 011", "2024-03 010"]);
  expect(all.titles.at(-2)).toContain("Frozen");
  expect((await read(abroad, [...ids, approved])).titles).toEqual([]);
  expect((await read(actorAtHome(world, "branchSecretary"), [...ids, approved])).titles).toHaveLength(1);
});

test("a book is read lot by lot, says after each how far it is, and reads none after it was stopped", async () => {
  await handInOf(25, "2024-04");
  const told: number[] = [];
  meanwhile.read = async () => {
    const [book] = await listBooks(committee);
    told.push(book?.done ?? -1);
  };
  const { id } = await act("startBook", committee, { month: "2024-04", range: "handedIn" });
  await jobsDone();
  expect(told).toEqual([0, 10, 20]);
  expect(await getBook(committee, id)).toMatchObject({ status: "done", done: 25, total: 25 });
  let lots = 0;
  meanwhile.read = async () => {
    lots += 1;
    const [book] = await listBooks(committee);
    if (lots === 2) await act("cancelBook", committee, { id: book?.id, version: book?.version });
  };
  await act("startBook", committee, { month: "2024-04", range: "handedIn" });
  await jobsDone();
  expect(lots).toBe(2);
  expect((await listBooks(committee)).map(({ status }) => status)).toEqual(["cancelled", "done"]);
});
