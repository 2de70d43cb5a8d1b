import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import type { Education, IntroducerKind, LeaveKind } from "@/lib/core/db/generated/enums";
import { AppError } from "@/lib/core/errors";
import { type Day, fromDbDay, fromDbDayOrNull, today } from "@/lib/core/period";
import { scopeMembers } from "../policy";
import { hasVote } from "../rules";
import type { MemberStage, StageDay } from "../schema";

/** In which branch, and when; both days inclusive. */
export type MembershipRow = { id: string; branchId: string; branchName: string; fromDay: Day; toDay: Day | null };

export type IntroducerRow = {
  kind: IntroducerKind;
  position: number;
  name: string;
  /** Null where the introducer is not on this hospital's books. */
  introducerId: string | null;
};

export type MemberDetail = Record<StageDay, Day | null> & {
  id: string;
  version: number;
  staffId: string;
  name: string;
  employeeNo: string;
  title: string | null;
  job: string | null;
  education: Education | null;
  backbone: boolean;
  departmentName: string;
  branchId: string;
  branchName: string;
  groupId: string | null;
  groupName: string | null;
  stage: MemberStage;
  /** May vote today. */
  voting: boolean;
  extendedUntil: Day | null;
  flowFrom: Day | null;
  flowPlace: string | null;
  retiredOn: Day | null;
  staffLeftOn: Day | null;
  /** The first day off the books. */
  leftOn: Day | null;
  leaveKind: LeaveKind | null;
  /** Oldest first. */
  memberships: MembershipRow[];
  introducers: IntroducerRow[];
};

const COLUMNS = {
  id: true,
  version: true,
  staffId: true,
  branchId: true,
  groupId: true,
  stage: true,
  appliedOn: true,
  activistOn: true,
  candidateOn: true,
  probationaryOn: true,
  fullOn: true,
  extendedUntil: true,
  flowFrom: true,
  flowPlace: true,
  leftOn: true,
  leaveKind: true,
  staff: {
    select: {
      name: true,
      employeeNo: true,
      title: true,
      job: true,
      education: true,
      backbone: true,
      retiredOn: true,
      leftOn: true,
      department: { select: { name: true } },
    },
  },
  branch: { select: { name: true } },
  group: { select: { name: true } },
  memberships: {
    select: { id: true, branchId: true, fromDay: true, toDay: true, branch: { select: { name: true } } },
    orderBy: { fromDay: "asc" },
  },
  introducers: {
    select: { kind: true, position: true, name: true, introducerId: true },
    orderBy: [{ kind: "asc" }, { position: "asc" }],
  },
} satisfies Prisma.MemberSelect;

/** One member or person on the way, those who have left included; throws NOT_FOUND outside the actor's reach. */
export async function getMember(actor: Actor, id: string, client: Tx = db): Promise<MemberDetail> {
  const row = await client.member.findFirst({ where: { AND: [scopeMembers(actor), { id }] }, select: COLUMNS });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { staff, branch, group, memberships, ...rest } = row;
  const fullOn = fromDbDayOrNull(row.fullOn);
  return {
    ...rest,
    name: staff.name,
    employeeNo: staff.employeeNo,
    title: staff.title,
    job: staff.job,
    education: staff.education,
    backbone: staff.backbone,
    departmentName: staff.department.name,
    retiredOn: fromDbDayOrNull(staff.retiredOn),
    staffLeftOn: fromDbDayOrNull(staff.leftOn),
    branchName: branch.name,
    groupName: group?.name ?? null,
    appliedOn: fromDbDayOrNull(row.appliedOn),
    activistOn: fromDbDayOrNull(row.activistOn),
    candidateOn: fromDbDayOrNull(row.candidateOn),
    probationaryOn: fromDbDayOrNull(row.probationaryOn),
    fullOn,
    extendedUntil: fromDbDayOrNull(row.extendedUntil),
    flowFrom: fromDbDayOrNull(row.flowFrom),
    leftOn: fromDbDayOrNull(row.leftOn),
    voting: row.leftOn === null && hasVote({ stage: row.stage, fullOn }, today()),
    memberships: memberships.map(({ branch: of, fromDay, toDay, ...one }) => ({
      ...one,
      branchName: of.name,
      fromDay: fromDbDay(fromDay),
      toDay: fromDbDayOrNull(toDay),
    })),
  };
}

/** The member that a staff record is, within the actor's reach; null when there is none. */
export async function findMemberOfStaff(
  actor: Actor,
  staffId: string,
  client: Tx = db,
): Promise<{ id: string; branchId: string; branchName: string; stage: MemberStage; leftOn: Day | null } | null> {
  const row = await client.member.findFirst({
    where: { AND: [scopeMembers(actor), { staffId }] },
    select: { id: true, branchId: true, stage: true, leftOn: true, branch: { select: { name: true } } },
  });
  if (!row) return null;
  const { branch, leftOn, ...rest } = row;
  return { ...rest, branchName: branch.name, leftOn: fromDbDayOrNull(leftOn) };
}

/** Which of these staff records are members within the actor's reach: staff id → member id. */
export async function listMembersOfStaff(
  actor: Actor,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.member.findMany({
    where: { AND: [scopeMembers(actor), { staffId: { in: [...staffIds] } }] },
    select: { id: true, staffId: true },
  });
  return new Map(rows.map((row) => [row.staffId, row.id]));
}
