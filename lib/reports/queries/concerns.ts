import "server-only";
import { type Actor, branchScope } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import type { Month } from "@/lib/core/period";
import { literal } from "@/lib/core/search-text";
import type { ImprovementOrigin } from "@/lib/improvements/schema";
import { concernStateOf } from "../rules/follow-ups";
import { CONCERN_SECTIONS, type ConcernFilters, type ConcernSection, type ConcernState } from "../schema/concerns";
import { type FollowUpRow, listFollowUpsOf } from "./follow-ups";
import { findReport } from "./report-detail";

/** What a branch said it cannot settle alone, as it was handed in, and what became of it. */
export type ConcernRow = {
  reportId: string;
  section: ConcernSection;
  words: string;
  month: Month;
  branchId: string;
  branchName: string;
  state: ConcernState;
  followUps: FollowUpRow[];
};

const PAGE_SIZE = 50;

/** Whether the actor writes or reviews a row's report; who only reads goes on with what was approved last. */
function takesPart(actor: Actor): Prisma.Sql {
  const reaches = (["report.write", "report.review"] as const).map((one) => branchScope(actor, one).branchId);
  if (reaches.includes(undefined)) return Prisma.sql`TRUE`;
  return Prisma.sql`r."branchId" = ANY(${reaches.flatMap((reach) => reach?.in ?? [])}::uuid[])`;
}

// A draft, also a withdrawn one, is its writer's own; what was handed in stays in the snapshot until it is handed in anew.
function wordsFor(actor: Actor): Prisma.Sql {
  return Prisma.sql`SELECT btrim(COALESCE(CASE WHEN NOT ${takesPart(actor)} THEN (SELECT v.snapshot FROM "ReportVersion" v
      WHERE v."hospitalId" = r."hospitalId" AND v."reportId" = r.id AND v."approvedAt" IS NOT NULL
      ORDER BY v.number DESC LIMIT 1) END, r.snapshot)->'sections'->>s.section, E' \\n\\r\\t') AS words`;
}

const HAS: Record<ConcernState, Prisma.Sql> = {
  open: Prisma.sql`f.total = 0`,
  inHand: Prisma.sql`f.waiting > 0`,
  done: Prisma.sql`f.total > 0 AND f.waiting = 0`,
};

function conditions(actor: Actor, { q, month, branch, kind, state }: ConcernFilters): Prisma.Sql {
  const { hospitalId, branchId } = branchScope(actor, "report.read");
  const pattern = q ? `%${literal(q)}%` : null;
  return Prisma.join(
    [
      Prisma.sql`r."hospitalId" = ${hospitalId}::uuid`,
      Prisma.sql`r.status <> 'draft'`,
      Prisma.sql`w.words <> ''`,
      branchId ? Prisma.sql`r."branchId" = ANY(${branchId.in}::uuid[])` : null,
      month ? Prisma.sql`r.month = ${month}` : null,
      branch ? Prisma.sql`r."branchId" = ${branch}::uuid` : null,
      kind ? Prisma.sql`s.section = ${kind}` : null,
      state ? HAS[state] : null,
      pattern ? Prisma.sql`(w.words ILIKE ${pattern} OR br.name ILIKE ${pattern})` : null,
    ].filter((one) => one !== null),
    " AND ",
  );
}

type Stored = Omit<ConcernRow, "state" | "followUps"> & { total: number };

/** One page of what handed-in reports say is stuck or wanted, the latest month first. */
export async function listConcerns(
  actor: Actor,
  filters: ConcernFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: ConcernRow[]; total: number }> {
  const from = Prisma.sql`FROM "MonthlyReport" r
    JOIN "Branch" br ON br."hospitalId" = r."hospitalId" AND br.id = r."branchId"
    CROSS JOIN (VALUES ('problem'), ('helpWanted')) AS s(section)
    CROSS JOIN LATERAL (${wordsFor(actor)}) AS w
    CROSS JOIN LATERAL (SELECT count(*) AS total,
        count(*) FILTER (WHERE CASE WHEN f.kind = 'task' THEN f."doneOn" IS NULL ELSE i.status = 'open' END) AS waiting
      FROM "FollowUp" f LEFT JOIN "Improvement" i ON i."hospitalId" = f."hospitalId" AND i.id = f."improvementId"
      WHERE f."hospitalId" = r."hospitalId" AND f."reportId" = r.id AND f.section = s.section) AS f
    WHERE ${conditions(actor, filters)}`;
  const [found, [counted]] = await Promise.all([
    db.$queryRaw<Stored[]>`SELECT r.id AS "reportId", s.section, w.words, r.month, r."branchId",
      br.name AS "branchName" ${from} ORDER BY r.month DESC, br.name, r.id, s.section DESC
      LIMIT ${pageSize} OFFSET ${(filters.page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${from}`,
  ]);
  const followUps = await listFollowUpsOf(actor, [...new Set(found.map(({ reportId }) => reportId))]);
  return { rows: found.map((row) => withFollowUps(row, followUps)), total: counted?.total ?? 0 };
}

function withFollowUps(row: Omit<ConcernRow, "state" | "followUps">, all: readonly FollowUpRow[]): ConcernRow {
  const followUps = all.filter(({ reportId, section }) => reportId === row.reportId && section === row.section);
  return { ...row, followUps, state: concernStateOf(followUps.map(({ state }) => state)) };
}

/** Some words of one handed-in report; throws NOT_FOUND where there are none in the actor's reach. */
export async function getConcern(
  actor: Actor,
  reportId: string,
  section: string,
  client: Tx = db,
): Promise<ConcernRow> {
  const known = CONCERN_SECTIONS.find((one) => one === section);
  const report = known ? await findReport(actor, reportId, client) : null;
  const words = known && report?.snapshot?.sections[known]?.trim();
  if (!known || !report || !words) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { month, branchId, branchName } = report;
  const followUps = await listFollowUpsOf(actor, [reportId], client);
  return withFollowUps({ reportId, section: known, words, month, branchId, branchName }, followUps);
}

/** The figure that a report's words most likely speak of, for an improvement action: the first of its departments. */
export async function findConcernFigure(actor: Actor, reportId: string, client: Tx = db): Promise<ImprovementOrigin> {
  const first = (await findReport(actor, reportId, client))?.snapshot?.satisfaction[0];
  return first ? { population: first.population, departmentId: first.departmentId } : {};
}
