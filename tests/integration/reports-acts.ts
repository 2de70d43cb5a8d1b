import { type ActionDefinition, definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import * as actions from "@/lib/reports/actions";

type Saved = { id: string; version: number };
// Each result is read by its own test; what all of them have is the report's id.
type Definition = ActionDefinition<never, Saved>;

function of(action: object): Definition {
  const definition = definitionOf(action);
  if (!definition) throw new Error("not an action");
  return definition as unknown as Definition;
}

/** The definitions behind the report actions. */
export const definitions = {
  open: of(actions.openReportAction),
  save: of(actions.saveReportDraftAction),
  submit: of(actions.submitReportAction),
  withdraw: of(actions.withdrawReportAction),
  review: of(actions.reviewReportAction),
  opened: of(actions.markReportOpenedAction),
  reopen: of(actions.reopenReportAction),
  late: of(actions.noteLateAction),
};

/** Deletes reports and all that was handed in of them, which the database refuses to everybody else. */
export async function forgetReports(where: { brandId: string; month: string | { gte: string } }): Promise<void> {
  await db.$executeRaw`ALTER TABLE "MonthlyReport" DISABLE TRIGGER approved_report_is_frozen`;
  await db.$executeRaw`ALTER TABLE "ReportVersion" DISABLE TRIGGER version_is_written_once`;
  await db.reportVersion.deleteMany({ where: { report: where } });
  await db.monthlyReport.deleteMany({ where });
  await db.$executeRaw`ALTER TABLE "ReportVersion" ENABLE TRIGGER version_is_written_once`;
  await db.$executeRaw`ALTER TABLE "MonthlyReport" ENABLE TRIGGER approved_report_is_frozen`;
}

/** Runs a report action as an actor: permission, input, transaction and trail as in the application. */
export function act(name: keyof typeof definitions, actor: Actor, input: object): Promise<Saved> {
  return execute(definitions[name], actor, input);
}

/** Lets a submission, and what happened to the report until now, have come at another moment. */
export async function handedInAt(reportId: string, number: number, moment: string): Promise<void> {
  const at = new Date(moment);
  await db.$executeRaw`ALTER TABLE "ReportVersion" DISABLE TRIGGER version_is_written_once`;
  await db.reportVersion.updateMany({ where: { reportId, number }, data: { submittedAt: at } });
  await db.$executeRaw`ALTER TABLE "ReportVersion" ENABLE TRIGGER version_is_written_once`;
  await db.monthlyReport.updateMany({ where: { id: reportId }, data: { submittedAt: at } });
  await db.reviewEvent.updateMany({ where: { reportId }, data: { at } });
}
