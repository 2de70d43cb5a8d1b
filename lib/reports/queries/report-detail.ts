import "server-only";
import { findTaskOfMonth } from "@/lib/brands/queries/planned-tasks";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { type Day, fromDbDay, type Month } from "@/lib/core/period";
import { id as uuid } from "@/lib/core/validation";
import { canWriteReport, readingOf, scopeReports } from "../policy";
import { openedSince, type ReviewKind, standingOf } from "../rules";
import { type ReportVersion, versionsOf } from "../rules/versions";
import {
  type ReportSnapshot,
  type ReportStanding,
  type ReportStatus,
  reportSnapshotSchema,
  type SectionComment,
  type Sections,
  sectionCommentsSchema,
} from "../schema";
import { listAuthors } from "./authors";
import { VERSION_SELECT } from "./versions";

export type ReviewEventDetail = {
  id: string;
  kind: ReviewKind;
  at: Date;
  actorId: string;
  actorName: string;
  comment: string;
  comments: SectionComment[];
};

export type ReportDetail = {
  id: string;
  month: Month;
  branchId: string;
  branchName: string;
  brandId: string;
  brand: { name: string; leadTask: string; leadTaskTarget: string; leadTaskDueOn: Day; planItemId: string | null };
  status: ReportStatus;
  /** What it is called: its status, but for what was opened again. */
  standing: ReportStanding;
  version: number;
  /** The working copy: for those who write it; for everybody else the submitted copy, or null. */
  sections: Sections | null;
  snapshot: ReportSnapshot | null;
  submittedAt: Date | null;
  approvedAt: Date | null;
  updatedAt: Date;
  submittedById: string | null;
  /** Who wrote since the last decision; read for a report that waits for one. */
  authors: string[];
  opened: boolean;
  /** The submissions the actor may read, oldest first. */
  versions: ReportVersion[];
  /** Number of the submission that `snapshot` is; null while none is shown. */
  shown: number | null;
  /** It was approved once and is open again; what was approved stays in its version. */
  reopened: boolean;
  /** Oldest first. */
  events: ReviewEventDetail[];
};

const SELECT = {
  id: true,
  month: true,
  branchId: true,
  brandId: true,
  status: true,
  version: true,
  progress: true,
  result: true,
  problem: true,
  nextStep: true,
  helpWanted: true,
  snapshot: true,
  submittedAt: true,
  approvedAt: true,
  updatedAt: true,
  branch: { select: { name: true } },
  brand: { select: { name: true, leadTask: true, leadTaskTarget: true, leadTaskDueOn: true, planItemId: true } },
  versions: VERSION_SELECT,
  events: {
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, at: true, actorId: true, actorName: true, comment: true, comments: true },
  },
} satisfies Prisma.MonthlyReportSelect;

type Selected = Prisma.MonthlyReportGetPayload<{ select: typeof SELECT }>;

/**
 * What stands to be read. A withdrawn report keeps its last copy in the row, but nobody has handed it in. While an
 * approved report is open again, people who only read go on with what was approved.
 */
function shownTo(actor: Actor, row: Selected, versions: readonly ReportVersion[]) {
  const frozen = versions.findLast(({ approvedAt }) => approvedAt !== null);
  const reading = readingOf(actor, row);
  const handedIn = row.status !== "draft" && row.snapshot !== null;
  const published = reading === "reader" || (reading === "reviewer" && !handedIn);
  if (frozen && published) return { snapshot: frozen.snapshot, shown: frozen.number };
  if (!handedIn) return { snapshot: null, shown: null };
  const shown = versions.findLast(({ withdrawn }) => !withdrawn)?.number ?? null;
  return { snapshot: reportSnapshotSchema.parse(row.snapshot), shown };
}

function detailOf(actor: Actor, row: Selected, authors: string[]): ReportDetail {
  const { progress, result, problem, nextStep, helpWanted, branch, brand, ...rest } = row;
  const versions = versionsOf(row.versions, row.events, readingOf(actor, row));
  const { snapshot, shown } = shownTo(actor, row, versions);
  const events = row.events.map((event) => ({ ...event, comments: sectionCommentsSchema.parse(event.comments) }));
  const working = { progress, result, problem, nextStep, helpWanted };
  const submitted = events.findLast((event) => event.kind === "submitted");
  const kinds = events.map(({ kind }) => kind);
  return {
    ...rest,
    standing: standingOf(row.status, kinds),
    branchName: branch.name,
    brand: { ...brand, leadTaskDueOn: fromDbDay(brand.leadTaskDueOn) },
    // What is being written is the writer's own until it is handed in.
    sections: canWriteReport(actor, row) ? working : (snapshot?.sections ?? null),
    snapshot,
    shown,
    // Of what the actor reads: the next submission may be on its way already.
    submittedAt: versions.find(({ number }) => number === shown)?.submittedAt ?? row.submittedAt,
    versions,
    reopened: row.status !== "approved" && versions.some(({ approvedAt }) => approvedAt !== null),
    events,
    submittedById: submitted?.actorId ?? null,
    authors,
    opened: openedSince(kinds),
  };
}

/** One report with its review events, or null when there is none in the actor's reach. */
export async function findReport(actor: Actor, id: string, client: Tx = db): Promise<ReportDetail | null> {
  const where = { AND: [scopeReports(actor), { id }] };
  const found = uuid.safeParse(id).success ? await client.monthlyReport.findFirst({ where, select: SELECT }) : null;
  const row = found && { ...found, brand: await findTaskOfMonth(actor, found.brand, found.month, client) };
  if (!row) return null;
  const authors = row.status === "submitted" ? await listAuthors(actor, [id], client) : null;
  return detailOf(actor, row, authors?.get(id) ?? []);
}

/** Whose report of which month it is; null where there is none in the actor's reach. */
export async function findReportName(actor: Actor, id: string): Promise<{ branch: string; month: Month } | null> {
  if (!uuid.safeParse(id).success) return null;
  const where = { AND: [scopeReports(actor), { id }] };
  const row = await db.monthlyReport.findFirst({
    where,
    select: { month: true, branch: { select: { name: true } } },
  });
  return row && { branch: row.branch.name, month: row.month };
}

/** One report with its review events; throws NOT_FOUND outside the actor's reach. */
export async function getReport(actor: Actor, id: string, client: Tx = db): Promise<ReportDetail> {
  const report = await findReport(actor, id, client);
  if (!report) throw new AppError("NOT_FOUND", "core.error.notFound");
  return report;
}

const CHANGES = ["saveDraft", "submit", "withdraw", "return", "approve", "reopen"] as const;
export type ReportChange = (typeof CHANGES)[number];

export type LastChange = {
  change: ReportChange;
  at: Date;
  actorId: string | null;
  actorName: string;
  tab: string | null;
};

/** Who last changed a report, when and how, as the audit trail tells it; null when nobody has. */
export async function findLastChange(actor: Actor, id: string, client: Tx = db): Promise<LastChange | null> {
  const entry = await client.auditEntry.findFirst({
    where: {
      hospitalId: actor.hospitalId,
      subject: "report",
      subjectId: id,
      action: { in: CHANGES.map((change) => `report.${change}`) },
    },
    orderBy: { seq: "desc" },
    select: { action: true, at: true, actorId: true, actorName: true, after: true },
  });
  const change = CHANGES.find((one) => entry?.action === `report.${one}`);
  if (!entry || !change) return null;
  const { at, actorId, actorName } = entry;
  const tab = (entry.after as { tab?: string } | null)?.tab ?? null;
  return { change, at, actorId, actorName, tab };
}
