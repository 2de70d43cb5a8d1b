import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { DOCX_MIME } from "@/lib/core/files/official";
import { addMinutes, type Month } from "@/lib/core/period";
import { id as uuid } from "@/lib/core/validation";
import { translatorOf } from "@/lib/i18n/translate";
import { scopeBooks, scopeReports } from "../policy";
import type { BookStatus } from "../schema/books";

const BOOK_DAYS = 7;
const DAY_MINUTES = 24 * 60;
const LISTED = 50;

export type BookRow = {
  id: string;
  month: Month;
  /** Only approved reports; otherwise all that are handed in. */
  approvedOnly: boolean;
  status: BookStatus;
  /** Reports read so far, of all. */
  done: number;
  total: number;
  size: number | null;
  /** A full message key: what stopped it. */
  error: string | null;
  createdByName: string;
  createdAt: Date;
  finishedAt: Date | null;
  /** From then on it is gone. */
  keptUntil: Date;
  version: number;
};

const SELECT = {
  id: true,
  month: true,
  approvedOnly: true,
  status: true,
  done: true,
  total: true,
  size: true,
  error: true,
  createdByName: true,
  createdAt: true,
  finishedAt: true,
  version: true,
} satisfies Prisma.ReportBookSelect;

function rowOf(stored: Prisma.ReportBookGetPayload<{ select: typeof SELECT }>): BookRow {
  return { ...stored, keptUntil: addMinutes(stored.createdAt, BOOK_DAYS * DAY_MINUTES) };
}

/** The hospital's books, newest first. */
export async function listBooks(actor: Actor, client: Tx = db): Promise<BookRow[]> {
  const rows = await client.reportBook.findMany({
    where: scopeBooks(actor),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: LISTED,
    select: SELECT,
  });
  return rows.map(rowOf);
}

/** One book; throws NOT_FOUND outside the actor's reach. */
export async function getBook(actor: Actor, id: string, client: Tx = db): Promise<BookRow> {
  const where = { AND: [scopeBooks(actor), { id }] };
  const found = uuid.safeParse(id).success ? await client.reportBook.findFirst({ where, select: SELECT }) : null;
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  return rowOf(found);
}

/** A book of the same month and range that is being made at this moment. */
export async function findRunningBook(
  actor: Actor,
  { month, approvedOnly }: { month: Month; approvedOnly: boolean },
  client: Tx,
): Promise<string | null> {
  const found = await client.reportBook.findFirst({
    where: { AND: [scopeBooks(actor), { month, approvedOnly, status: "running" }] },
    select: { id: true },
  });
  return found?.id ?? null;
}

export type BookFile = { name: string; mime: string; storeKey: string; size: number };

/** The file of a finished book, to be downloaded; null for one that is not there or not done. */
export async function findBookFile(actor: Actor, id: string): Promise<BookFile | null> {
  if (!uuid.safeParse(id).success) return null;
  const found = await db.reportBook.findFirst({
    where: { AND: [scopeBooks(actor), { id, status: "done" }] },
    select: { month: true, storeKey: true, size: true },
  });
  if (!found?.storeKey) return null;
  const { month, storeKey, size } = found;
  const name = translatorOf("zh-CN")("desk.book.fileName", { year: month.slice(0, 4), month: Number(month.slice(5)) });
  return { name: `${name}.docx`, mime: DOCX_MIME, storeKey, size: size ?? 0 };
}

export type BookReport = { id: string; branchName: string };

/**
 * The reports of a month that go into a book, by branch. Handed in are those that wait for review or are approved; one
 * that is open again counts as approved, for its approved version stands.
 */
export async function listBookReports(
  actor: Actor,
  { month, approvedOnly }: { month: Month; approvedOnly: boolean },
  client: Tx = db,
): Promise<BookReport[]> {
  const approved: Prisma.MonthlyReportWhereInput = {
    OR: [{ status: "approved" }, { versions: { some: { approvedAt: { not: null } } } }],
  };
  const rows = await client.monthlyReport.findMany({
    where: {
      AND: [scopeReports(actor), { month }, approvedOnly ? approved : { OR: [approved, { status: "submitted" }] }],
    },
    orderBy: [{ branch: { name: "asc" } }, { id: "asc" }],
    select: { id: true, branch: { select: { name: true } } },
  });
  return rows.map(({ id, branch }) => ({ id, branchName: branch.name }));
}
