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
 * The minutes of an activity as an official document; before it is held, how it is arranged, which nobody signs. Both are
 * the branch's own: they bear the hospital's letterhead only where it is asked for. Throws NOT_FOUND outside the actor's reach.
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
    held ? findRecorder(actor, activity) : "",
    headed ? findLetterhead(actor, number) : null,
  ]);
  const title = t(`activities.minutes.${held ? "title" : "arrangement"}`, {
    branch: activity.branch.name,
    kind: t(`activities.kind.${activity.kind}`),
  });
  const blocks: OfficialBlock[] = [
    ...(activity.cancelledAt ? [paragraph(t("activities.minutes.cancelled"))] : []),
    facts(factsOf(activity, recorder, t)),
    heading(1, t(`activities.detail.${held ? "attendance" : "expectedList"}`)),
    ...(held ? attendanceOf(activity, t) : expectedOf(activity, t)),
    ...(finding ? [heading(1, t("activities.minutes.validity")), ...validityOf(finding, t)] : []),
    ...notesOf(activity, held, t),
    ...attachmentsOf(activity, t),
    ...(held ? [signatureOf(activity, t)] : []),
  ];
  const name = `${activity.heldOn}-${title}`;
  return { name, document: { title, creator: actor.hospital.name, language: t.locale, letterhead, blocks } };
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

function namesOf(rows: readonly AttendanceRow[], t: KnownWords): string {
  const nameOf = ({ name, voting }: AttendanceRow) => (voting ? name : t("activities.detail.noVote", { name }));
  return rows.map(nameOf).join(t("activities.listComma"));
}

function expectedOf({ attendances }: ActivityDetail, t: KnownWords): OfficialBlock[] {
  if (attendances.length === 0) return [paragraph(t("activities.minutes.open"))];
  const said = { expected: attendances.length, names: namesOf(attendances, t) };
  return [paragraph(t("activities.minutes.expected", said))];
}

function attendanceOf({ attendances }: ActivityDetail, t: KnownWords): OfficialBlock[] {
  if (attendances.length === 0) return [paragraph(t("activities.detail.noAttendance"))];
  const present = attendances.filter(({ status }) => status === "present");
  const missing = attendances.filter(({ status }) => status !== "present");
  return [
    paragraph(t("activities.minutes.counts", summarizeAttendance(attendances))),
    ...(present.length > 0 ? [paragraph(t("activities.minutes.present", { names: namesOf(present, t) }))] : []),
    ...(missing.length > 0 ? [absencesOf(missing, t)] : []),
  ];
}

function notesOf({ notes }: ActivityDetail, held: boolean, t: KnownWords): OfficialBlock[] {
  if (!notes && !held) return [];
  return [heading(1, t("activities.notes")), paragraph(notes || t("activities.detail.noNotes"))];
}

function signatureOf({ branch, heldOn }: ActivityDetail, t: KnownWords): OfficialBlock {
  return { kind: "signature", organ: branch.name, date: formatDay(heldOn, t.locale) };
}

function absencesOf(missing: readonly AttendanceRow[], t: KnownWords): OfficialBlock {
  return {
    kind: "table",
    caption: t("activities.minutes.missing"),
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
