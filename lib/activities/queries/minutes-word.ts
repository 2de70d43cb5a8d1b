import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import type { OfficialBlock, OfficialFile } from "@/lib/core/files/official";
import { facts, heading, paragraph } from "@/lib/core/files/official/writing";
import { clock, timeOf } from "@/lib/core/period";
import { formatDay, formatDayWithWeekday, formatNumber } from "@/lib/i18n/format";
import type { KnownWords } from "@/lib/i18n/translate";
import { findLetterhead, type LetterheadChoice } from "@/lib/organisation/queries/letterhead";
import { isExcuse, isHeld, summarizeAttendance, votesNeeded } from "../rules";
import { type ActivityDetail, type AttendanceRow, getActivity } from "./activity-detail";
import { findQuorum, type QuorumFinding } from "./quorum";

/**
 * The minutes of an activity as an official document. Minutes are the branch's own: they bear the hospital's letterhead
 * only where it is asked for. Throws NOT_FOUND outside the actor's reach.
 */
export async function getMinutesWord(
  actor: Actor,
  id: string,
  t: KnownWords,
  { letterhead: headed = false, number = null }: LetterheadChoice = {},
): Promise<OfficialFile> {
  const activity = await getActivity(actor, id);
  const held = isHeld(activity, clock.now());
  const [finding, recorder, letterhead] = await Promise.all([
    held && !activity.cancelledAt ? findQuorum(actor, activity) : null,
    findRecorder(actor, activity),
    headed ? findLetterhead(actor, number) : null,
  ]);
  const title = t("activities.minutes.title", {
    branch: activity.branch.name,
    kind: t(`activities.kind.${activity.kind}`),
  });
  const blocks: OfficialBlock[] = [
    ...(activity.cancelledAt ? [paragraph(t("activities.minutes.cancelled"))] : []),
    facts(factsOf(activity, recorder, t)),
    heading(1, t(`activities.detail.${held ? "attendance" : "expectedList"}`)),
    ...attendanceOf(activity, held, t),
    ...(finding ? [heading(1, t("activities.minutes.validity")), ...validityOf(finding, t)] : []),
    heading(1, t("activities.notes")),
    paragraph(activity.notes || t("activities.detail.noNotes")),
    ...attachmentsOf(activity, t),
    { kind: "signature", organ: activity.branch.name, date: formatDay(activity.heldOn, t.locale) },
  ];
  const name = `${activity.heldOn}-${title}`;
  return { name, document: { title, creator: actor.hospital.name, letterhead, blocks } };
}

async function findRecorder({ hospitalId }: Actor, { createdById }: ActivityDetail): Promise<string> {
  const user = await db.user.findFirst({ where: { hospitalId, id: createdById }, select: { name: true } });
  return user?.name ?? "";
}

function factsOf(activity: ActivityDetail, recorder: string, t: KnownWords): [string, string][] {
  const { cultureTheme, departments, partner, served } = activity;
  const hours = t("activities.hours", { start: timeOf(activity.startsAt), end: timeOf(activity.endsAt) });
  const rows: [key: string, value: string][] = [
    ["name", activity.title],
    ["time", `${formatDayWithWeekday(activity.heldOn, t.locale)} ${hours}`],
    ["place", activity.place],
    ["host", activity.host],
    ["minutes.recorder", recorder],
    ["theme", cultureTheme ? t(`activities.cultureTheme.${cultureTheme}`) : ""],
    ["partner", partner?.name ?? ""],
    ["served", served === null ? "" : t("activities.people", { count: formatNumber(served) })],
    ["departments", departments.map(({ name }) => name).join(t("activities.listComma"))],
  ];
  return rows.map(([key, value]) => [t(`activities.${key}`), value]);
}

function reasonOf({ status, reason }: AttendanceRow, t: KnownWords): string {
  if (status === "absent") return "";
  return reason && isExcuse(reason) ? t(`activities.excuse.${reason}`) : (reason ?? "");
}

function attendanceOf({ attendances }: ActivityDetail, held: boolean, t: KnownWords): OfficialBlock[] {
  if (attendances.length === 0) return [paragraph(t("activities.detail.noAttendance"))];
  const counts = summarizeAttendance(attendances);
  const nameOf = ({ name, voting }: AttendanceRow) => (voting ? name : t("activities.detail.noVote", { name }));
  const names = (rows: readonly AttendanceRow[]) => rows.map(nameOf).join(t("activities.listComma"));
  if (!held) {
    const expected = t("activities.detail.expectedOnly", { expected: counts.expected });
    return [paragraph(expected), paragraph(names(attendances))];
  }
  const present = attendances.filter(({ status }) => status === "present");
  const missing = attendances.filter(({ status }) => status !== "present");
  const title = t("activities.detail.presentNames", { count: present.length });
  return [
    paragraph(t("activities.detail.counts", counts)),
    ...(present.length > 0 ? [paragraph(t("activities.minutes.names", { title, names: names(present) }))] : []),
    ...(missing.length > 0 ? [absencesOf(missing, t)] : []),
  ];
}

function absencesOf(missing: readonly AttendanceRow[], t: KnownWords): OfficialBlock {
  return {
    kind: "table",
    caption: t("activities.detail.missingNames", { count: missing.length }),
    columns: [
      { header: t("activities.training.name"), share: 3 },
      { header: t("activities.state"), share: 2, align: "center" },
      { header: t("activities.minutes.reason"), share: 5 },
    ],
    rows: missing.map((row) => [row.name, t(`activities.status.${row.status}`), reasonOf(row, t)]),
  };
}

/** Whether the meeting was valid, and how many votes a resolution takes: more than half of all who should attend (art. 11). */
function validityOf({ quorum, citation, resolutionShare }: QuorumFinding, t: KnownWords): OfficialBlock[] {
  const { basis, valid, present, needed, eligible } = quorum;
  const verdict = `${valid ? "valid" : "invalid"}${basis === "voting" ? "Voting" : "Committee"}`;
  const votes = resolutionShare === null ? null : votesNeeded(eligible, resolutionShare);
  const sentences = [
    t(`activities.quorum.${verdict}`, { eligible, present, needed }),
    votes === null ? "" : t("activities.quorum.resolution", { votes, eligible }),
    votes !== null && present < votes ? t("activities.quorum.resolutionOutOfReach", { votes }) : "",
    t("activities.quorum.rule", { citation }),
  ];
  return [paragraph(sentences.filter(Boolean).join("\n"))];
}

function attachmentsOf({ attachments }: ActivityDetail, t: KnownWords): OfficialBlock[] {
  const names = attachments.map(({ name }) => name);
  return names.length > 0 ? [{ kind: "attachments", label: t("activities.minutes.attachments"), names }] : [];
}
