import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import type { Month } from "@/lib/core/period";
import { id as uuid } from "@/lib/core/validation";
import { canWriteReport, scopeReports } from "../policy";
import { wasWithdrawn } from "../rules/versions";
import { type ReportSnapshot, reportSnapshotSchema } from "../schema";

/** A submission as it was handed in; once approved it is frozen for good. */
export type ReportVersion = {
  number: number;
  submittedAt: Date;
  submittedByName: string;
  approvedAt: Date | null;
  approvedByName: string | null;
  /** Taken back before anybody opened it: only its writers may read it. */
  withdrawn: boolean;
  snapshot: ReportSnapshot;
};

export const VERSION_SELECT = {
  orderBy: { number: "asc" },
  select: {
    number: true,
    submittedAt: true,
    submittedByName: true,
    approvedAt: true,
    approvedByName: true,
    snapshot: true,
  },
} as const;

type Stored = Omit<ReportVersion, "withdrawn" | "snapshot"> & { snapshot: unknown };
type Events = Parameters<typeof wasWithdrawn>[2];

/** Stored submissions with what became of them. A snapshot that was taken back can be left out for other readers. */
export function versionsOf(rows: readonly Stored[], events: Events, writes: boolean): ReportVersion[] {
  return rows
    .map((row) => ({ ...row, withdrawn: wasWithdrawn(row, rows, events) }))
    .filter(({ withdrawn }) => writes || !withdrawn)
    .map((row) => ({ ...row, snapshot: reportSnapshotSchema.parse(row.snapshot) }));
}

async function readVersions(actor: Actor, reportId: string, client: Tx) {
  if (!uuid.safeParse(reportId).success) return null;
  const row = await client.monthlyReport.findFirst({
    where: { AND: [scopeReports(actor), { id: reportId }] },
    select: {
      branchId: true,
      month: true,
      versions: VERSION_SELECT,
      events: { select: { kind: true, at: true }, orderBy: [{ at: "asc" }, { id: "asc" }] },
    },
  });
  return row && { ...row, versions: versionsOf(row.versions, row.events, canWriteReport(actor, row)) };
}

/** The submissions of a report that the actor may read, oldest first; none outside their reach. */
export async function listVersions(actor: Actor, reportId: string, client: Tx = db): Promise<ReportVersion[]> {
  return (await readVersions(actor, reportId, client))?.versions ?? [];
}

export type VersionDetail = ReportVersion & { reportId: string; branchId: string; month: Month; last: number };

/** One submission of a report; throws NOT_FOUND outside the actor's reach and for a number that there is not. */
export async function getVersion(
  actor: Actor,
  reportId: string,
  number: string | number,
  client: Tx = db,
): Promise<VersionDetail> {
  const report = await readVersions(actor, reportId, client);
  const version = report?.versions.find((one) => String(one.number) === String(number));
  if (!report || !version) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { branchId, month, versions } = report;
  return { ...version, reportId, branchId, month, last: versions.at(-1)?.number ?? version.number };
}

/** The number of the next submission. The report is locked by whoever calls, so that no number is given twice. */
export async function nextVersionNumber(actor: Actor, reportId: string, client: Tx): Promise<number> {
  const { _max } = await client.reportVersion.aggregate({
    where: { hospitalId: actor.hospitalId, reportId },
    _max: { number: true },
  });
  return (_max.number ?? 0) + 1;
}
