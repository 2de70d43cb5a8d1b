import "server-only";
import { getBrand } from "@/lib/brands/queries";
import { type Actor, canForBranch } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { type Day, isMonth, type Month, today } from "@/lib/core/period";
import { knowsYear, reportDueOn } from "@/lib/core/workdays";
import { scopeReports } from "../policy";
import { monthRefusal, standingOf } from "../rules";
import { judgeCell } from "../rules/desk";
import { firstHandedIn } from "../rules/versions";
import type { ReportStanding } from "../schema";
import { getReportDeadline } from "./deadline";

/** Why a month's report is late or missing, and who says so. */
export type LateNote = { brandId: string; month: Month; reason: string; actorName: string; at: Date; version: number };

const SELECT = { brandId: true, month: true, reason: true, actorName: true, at: true, version: true } as const;

/** The reasons given for some months of some brands in the actor's reach. */
export async function listLateNotes(
  actor: Actor,
  { brandIds, months }: { brandIds: readonly string[]; months: readonly Month[] },
  client: Tx = db,
): Promise<LateNote[]> {
  return client.reportLateNote.findMany({
    where: {
      hospitalId: actor.hospitalId,
      brandId: { in: [...brandIds] },
      month: { in: [...months] },
      brand: scopeReports(actor),
    },
    select: SELECT,
    orderBy: [{ month: "asc" }, { brandId: "asc" }],
  });
}

/** A month of a brand as far as its punctuality goes. */
export type LateMonth = {
  brandId: string;
  brandName: string;
  branchId: string;
  branchName: string;
  month: Month;
  report: { id: string; status: ReportStanding } | null;
  dueOn: Day;
  /** The days off of the due day's year are known. */
  dueKnown: boolean;
  late: boolean;
  /** Why nothing is asked of this month, as a message key; null where a report is. */
  refusal: string | null;
  note: LateNote | null;
};

async function findStored(actor: Actor, brandId: string, month: Month, client: Tx) {
  const stored = await client.monthlyReport.findFirst({
    where: { AND: [scopeReports(actor), { brandId, month }] },
    select: {
      id: true,
      status: true,
      versions: { orderBy: { number: "asc" }, select: { number: true, submittedAt: true } },
      events: { orderBy: [{ at: "asc" }, { id: "asc" }], select: { kind: true, at: true } },
    },
  });
  if (!stored) return null;
  const { id, status, versions, events } = stored;
  const handedInAt = status === "draft" ? null : firstHandedIn(versions, events);
  const kinds = events.map(({ kind }) => kind);
  return { id, status: standingOf(status, kinds), handedInAt };
}

/** How a month of a brand stands to its due day, and the reason given; throws NOT_FOUND outside the actor's reach. */
export async function getLateMonth(actor: Actor, brandId: string, month: string, client: Tx = db): Promise<LateMonth> {
  const brand = await getBrand(actor, brandId, client);
  const { branchId, branchName, name: brandName, branchDissolvedOn: dissolvedOn } = brand;
  if (!isMonth(month) || !canForBranch(actor, "report.read", branchId)) {
    throw new AppError("NOT_FOUND", "core.error.notFound");
  }
  const { workday, calendar } = await getReportDeadline(actor, client);
  const dueOn = reportDueOn(month, workday, calendar);
  const report = await findStored(actor, brandId, month, client);
  const { late } = judgeCell({ owing: { ...brand, dissolvedOn }, report, month, dueOn, today: today() });
  const [note = null] = await listLateNotes(actor, { brandIds: [brandId], months: [month] }, client);
  return {
    brandId,
    brandName,
    branchId,
    branchName,
    month,
    report: report && { id: report.id, status: report.status },
    dueOn,
    dueKnown: knowsYear(dueOn, calendar),
    late,
    refusal: monthRefusal(month, { ...brand, dissolvedOn }, today()),
    note,
  };
}
