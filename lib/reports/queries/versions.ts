import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import type { Month } from "@/lib/core/period";
import { id as uuid } from "@/lib/core/validation";
import { readingOf, scopeReports } from "../policy";
import { type ReportVersion, versionsOf } from "../rules/versions";

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

async function readVersions(actor: Actor, reportId: string, client: Tx) {
  if (!uuid.safeParse(reportId).success) return null;
  const row = await client.monthlyReport.findFirst({
    where: { AND: [scopeReports(actor), { id: reportId }] },
    select: {
      branchId: true,
      brandId: true,
      month: true,
      versions: VERSION_SELECT,
      events: { select: { kind: true, at: true }, orderBy: [{ at: "asc" }, { id: "asc" }] },
    },
  });
  return row && { ...row, versions: versionsOf(row.versions, row.events, readingOf(actor, row)) };
}

/** The submissions of a report that the actor may read, oldest first; none outside their reach. */
export async function listVersions(actor: Actor, reportId: string, client: Tx = db): Promise<ReportVersion[]> {
  return (await readVersions(actor, reportId, client))?.versions ?? [];
}

export type VersionDetail = ReportVersion & {
  reportId: string;
  branchId: string;
  brandId: string;
  month: Month;
  last: number;
};

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
  const { branchId, brandId, month, versions } = report;
  return { ...version, reportId, branchId, brandId, month, last: versions.at(-1)?.number ?? version.number };
}

/** How many submissions a report has, those that were taken back as well: none is ever deleted. */
export async function countVersions(actor: Actor, reportId: string, client: Tx = db): Promise<number> {
  return client.reportVersion.count({ where: { hospitalId: actor.hospitalId, reportId } });
}
