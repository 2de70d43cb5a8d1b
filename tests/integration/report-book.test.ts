import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db, pool } from "@/lib/core/db/client";
import { jobsDone } from "@/lib/core/job";
import { findBookFile, getBook, listBookReports, listBooks } from "@/lib/reports/queries/book";
import { stopInterrupted } from "@/prisma/launch/interrupted-imports";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { act } from "./follow-up-acts";

/** What happens while the document is written. */
const meanwhile = vi.hoisted(() => ({ run: async () => {}, seen: (_document: unknown) => {} }));
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

/** Holds a table that only the job reads, so that it stands still before its first report. */
async function hold(): Promise<() => Promise<void>> {
  const blocker = await pool().connect();
  await blocker.query('BEGIN; LOCK TABLE "ReviewEvent" IN ACCESS EXCLUSIVE MODE');
  return async () => {
    await blocker.query("COMMIT");
    blocker.release();
  };
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
  const release = await hold();
  const [first, second] = await Promise.all([act("startBook", committee, MONTH), act("startBook", committee, MONTH)]);
  expect(second.id).toBe(first.id);
  expect((await act("startBook", committee, MONTH)).id).toBe(first.id);
  await release();
  await jobsDone();
  expect(await db.reportBook.count()).toBe(1);
  expect(await db.auditEntry.count({ where: { subjectId: first.id, action: "book.finish" } })).toBe(1);
});

test("a book that is cancelled while it is made keeps no file and says who stopped it to the second who tries", async () => {
  const before = stored();
  const release = await hold();
  const { id } = await act("startBook", committee, MONTH);
  expect(await getBook(committee, id)).toMatchObject({ status: "running", done: 0, total: 2 });
  await act("cancelBook", committee, { id, version: 1 });
  await release();
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
  const release = await hold();
  const { id } = await act("startBook", committee, MONTH);
  await vi.waitFor(async () => {
    const { rows } = await pool().query("SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted");
    expect(rows[0].waiting).toBeGreaterThan(0);
  });
  await db.monthlyReport.updateMany({ where, data: { status: "draft" } });
  await release();
  await jobsDone();
  await db.monthlyReport.updateMany({ where, data: { status: "submitted" } });
  expect(await getBook(committee, id)).toMatchObject({ status: "done", done: 1, total: 1, error: null });
  expect(JSON.stringify(document.mock.calls[0])).toContain("收录已提交的月报 1 份");
});
