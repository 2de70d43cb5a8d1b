import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { type Day, fromDbDay } from "@/lib/core/period";
import { listCommitteeMemberIds } from "@/lib/members/queries";
import { scopeActivities } from "../policy";
import type { ActivityKind, AttendanceStatus, CultureLayer, CultureTheme } from "../schema";

export type AttendanceRow = {
  memberId: string;
  name: string;
  status: AttendanceStatus;
  reason: string | null;
  voting: boolean;
  /** Held a post in the branch's committee on the day. */
  committee: boolean;
};

export type AttachmentRow = { id: string; kind: "photo" | "document"; name: string; mime: string; size: number };

export type ActivityDetail = {
  id: string;
  version: number;
  kind: ActivityKind;
  title: string;
  heldOn: Day;
  startsAt: Date;
  endsAt: Date;
  place: string;
  host: string;
  cultureTheme: CultureTheme | null;
  cultureLayer: CultureLayer | null;
  served: number | null;
  notes: string;
  cancelledAt: Date | null;
  createdAt: Date;
  createdById: string;
  branch: { id: string; name: string };
  partner: { id: string; name: string } | null;
  departments: { id: string; name: string }[];
  attendances: AttendanceRow[];
  attachments: AttachmentRow[];
};

/** One activity with everything that hangs on it; throws NOT_FOUND outside the actor's reach. */
export async function getActivity(actor: Actor, id: string, client: Tx = db): Promise<ActivityDetail> {
  const row = await client.activity.findFirst({
    where: { AND: [scopeActivities(actor), { id }] },
    select: {
      id: true,
      version: true,
      kind: true,
      title: true,
      heldOn: true,
      startsAt: true,
      endsAt: true,
      place: true,
      host: true,
      cultureTheme: true,
      cultureLayer: true,
      served: true,
      notes: true,
      cancelledAt: true,
      createdAt: true,
      createdById: true,
      branch: { select: { id: true, name: true } },
      partner: { select: { id: true, name: true } },
      departments: {
        select: { department: { select: { id: true, name: true } } },
        orderBy: { department: { name: "asc" } },
      },
      attendances: {
        select: {
          memberId: true,
          status: true,
          reason: true,
          voting: true,
          member: { select: { staff: { select: { name: true } } } },
        },
        orderBy: { member: { staff: { pinyin: "asc" } } },
      },
      attachments: {
        select: { id: true, kind: true, name: true, mime: true, size: true },
        orderBy: [{ kind: "asc" }, { createdAt: "asc" }, { id: "asc" }],
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const heldOn = fromDbDay(row.heldOn);
  const committee = new Set(await listCommitteeMemberIds(actor, row.branch.id, heldOn, client));
  const attendances = row.attendances.map(({ member, ...mark }) => ({
    ...mark,
    name: member.staff.name,
    committee: committee.has(mark.memberId),
  }));
  return { ...row, heldOn, departments: row.departments.map(({ department }) => department), attendances };
}

export type StoredAttachment = AttachmentRow & { storeKey: string };

/** An attachment of an activity within the actor's reach, with its key in the file store; null otherwise. */
export async function findAttachment(actor: Actor, id: string): Promise<StoredAttachment | null> {
  return db.attachment.findFirst({
    where: { hospitalId: actor.hospitalId, id, activity: scopeActivities(actor) },
    select: { id: true, kind: true, name: true, mime: true, size: true, storeKey: true },
  });
}
