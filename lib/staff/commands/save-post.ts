import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { type Day, fromDbDay, toDbDay } from "@/lib/core/period";
import { getStaff } from "../queries/staff";
import { postOf, type Seat, SINGLE_POSTS, seatOf } from "../rules/posts";
import type {
  AppointmentKind,
  CreatePostInput,
  endPostSchema,
  PartyPost,
  removePostSchema,
  UpdatePostInput,
} from "../schema";

type Stored = { id: string; staffId: string };
type Post = {
  staffId: string;
  kind: AppointmentKind;
  partyPost: PartyPost | null;
  title: string;
  branchId: string | null;
  groupId: string | null;
  departmentId: string | null;
  head: boolean;
  fromDay: Day;
  toDay: Day | null;
};

type Input = CreatePostInput | UpdatePostInput;
type Place = Partial<Pick<Post, "branchId" | "groupId" | "departmentId" | "head">>;

/** Each kind of place, checked: an id of a form must be one of the hospital. */
const PLACES: Record<Seat, (tx: Tx, hospitalId: string, input: Input) => Promise<Place>> = {
  hospital: async () => ({}),
  department: async (tx, hospitalId, { departmentId = "", head }) => {
    const where = { hospitalId, id: departmentId };
    const found = departmentId && (await tx.department.findFirst({ where, select: { id: true } }));
    if (!found) throw fieldError("departmentId", "staff.invalid.department");
    return { departmentId, head };
  },
  branch: async (tx, hospitalId, { branchId = "" }) => {
    const where = { hospitalId, id: branchId };
    const found = branchId && (await tx.branch.findFirst({ where, select: { id: true } }));
    if (!found) throw fieldError("branchId", "staff.invalid.branch");
    return { branchId };
  },
  group: async (tx, hospitalId, { groupId = "" }) => {
    const where = { hospitalId, id: groupId };
    const group = groupId && (await tx.group.findFirst({ where, select: { branchId: true } }));
    if (!group) throw fieldError("groupId", "staff.invalid.group");
    return { branchId: group.branchId, groupId };
  },
};

/** The post with its place: only what the kind of post has, and only what the hospital has. */
async function placed(tx: Tx, { hospitalId }: Actor, staffId: string, input: Input): Promise<Post> {
  const { kind, partyPost } = postOf(input.post);
  const { title, fromDay, toDay = null } = input;
  const nowhere = { branchId: null, groupId: null, departmentId: null, head: false };
  const place = await PLACES[seatOf(kind, partyPost)](tx, hospitalId, input);
  const post = { staffId, kind, partyPost, title, fromDay, toDay, ...nowhere, ...place };
  return { ...post, head: post.head && kind === "administrative" };
}

/** Posts that share a day with this one. */
function during({ fromDay, toDay }: Post, except: string | null) {
  return {
    ...(except ? { NOT: { id: except } } : {}),
    ...(toDay ? { fromDay: { lte: toDbDay(toDay) } } : {}),
    OR: [{ toDay: null }, { toDay: { gte: toDbDay(fromDay) } }],
  };
}

/** Who appoints at the same moment waits until the transaction ends: neither would see the other's post. */
export async function takeTurns(tx: Tx, hospitalId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Hospital" WHERE id = ${hospitalId}::uuid FOR NO KEY UPDATE`;
}

/** Nobody holds the same post twice at a time, and a secretary, a group's leader or a department's head is one person. */
async function assertFree(tx: Tx, { hospitalId }: Actor, post: Post, except: string | null): Promise<void> {
  await takeTurns(tx, hospitalId);
  const { staffId, kind, partyPost, title, branchId, groupId, departmentId } = post;
  const seat = { kind, partyPost, branchId, groupId, departmentId };
  const twice = await tx.appointment.findFirst({
    where: { hospitalId, staffId, ...seat, ...(partyPost ? {} : { title }), ...during(post, except) },
    select: { id: true },
  });
  if (twice) throw fieldError("fromDay", "staff.invalid.postTwice");
  const single = post.head ? { head: true, departmentId } : seat;
  if (!post.head && !(partyPost && SINGLE_POSTS.includes(partyPost))) return;
  const taken = await tx.appointment.findFirst({
    where: { hospitalId, ...single, ...during(post, except) },
    select: { staff: { select: { name: true } } },
  });
  if (taken) throw fieldError("fromDay", "staff.invalid.postTaken", { name: taken.staff.name });
}

async function assertStillHere(tx: Tx, actor: Actor, post: Post): Promise<void> {
  const { leftOn } = await getStaff(actor, post.staffId, tx);
  if (leftOn && (post.toDay ?? "9999") >= leftOn) {
    throw fieldError("toDay", "staff.invalid.postAfterLeaving", { day: leftOn });
  }
}

const columns = ({ fromDay, toDay, ...post }: Post) => ({
  ...post,
  fromDay: toDbDay(fromDay),
  toDay: toDay && toDbDay(toDay),
});

function entry(action: string, id: string, post: Post) {
  return { action, subject: "appointment", subjectId: id, ...(post.branchId ? { branchId: post.branchId } : {}) };
}

/** Appoints somebody. Throws INVALID for a place that does not fit the post, or one that another person holds. */
export async function createPost(tx: Tx, actor: Actor, input: CreatePostInput): Promise<Outcome<Stored>> {
  const post = await placed(tx, actor, input.staffId, input);
  await assertStillHere(tx, actor, post);
  await assertFree(tx, actor, post, null);
  const data = { hospitalId: actor.hospitalId, ...columns(post) };
  const { id } = await tx.appointment.create({ data, select: { id: true } });
  return { data: { id, staffId: post.staffId }, audit: [{ ...entry("post.create", id, post), after: post }] };
}

async function getPost(tx: Tx, { hospitalId }: Actor, id: string): Promise<Post> {
  const row = await tx.appointment.findFirst({
    where: { hospitalId, id },
    omit: { hospitalId: true, id: true, version: true },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  return { ...row, fromDay: fromDbDay(row.fromDay), toDay: row.toDay && fromDbDay(row.toDay) };
}

/** Corrects a post on the record. CONFLICT when somebody changed it meanwhile. */
export async function updatePost(tx: Tx, actor: Actor, input: UpdatePostInput): Promise<Outcome<Stored>> {
  const { id, version } = input;
  const before = await getPost(tx, actor, id);
  const post = await placed(tx, actor, before.staffId, input);
  await assertStillHere(tx, actor, post);
  await assertFree(tx, actor, post, id);
  await write(tx, actor, { id, version }, columns(post));
  return {
    data: { id, staffId: post.staffId },
    audit: [{ ...entry("post.update", id, post), before, after: post }],
  };
}

type Version = { id: string; version: number };

async function write(tx: Tx, actor: Actor, { id, version }: Version, data: object): Promise<void> {
  const where = { hospitalId: actor.hospitalId, id, version };
  const { count } = await tx.appointment.updateMany({ where, data: { ...data, version: { increment: 1 } } });
  if (count === 0) throw await conflictOn(tx, actor, "appointment", id);
}

/** Ends a post with its last day. Throws INVALID before it began. */
export async function endPost(
  tx: Tx,
  actor: Actor,
  { id, version, toDay }: z.output<typeof endPostSchema>,
): Promise<Outcome<Stored>> {
  const before = await getPost(tx, actor, id);
  if (toDay < before.fromDay) throw fieldError("toDay", "staff.invalid.endBeforeBegin");
  const after = { ...before, toDay };
  await assertStillHere(tx, actor, after);
  await assertFree(tx, actor, after, id);
  await write(tx, actor, { id, version }, { toDay: toDbDay(toDay) });
  return { data: { id, staffId: before.staffId }, audit: [{ ...entry("post.end", id, before), before, after }] };
}

/** Takes out a post that was entered by mistake; one that was held is ended instead. */
export async function removePost(
  tx: Tx,
  actor: Actor,
  { id, version }: z.output<typeof removePostSchema>,
): Promise<Outcome<Stored>> {
  const before = await getPost(tx, actor, id);
  const { count } = await tx.appointment.deleteMany({ where: { hospitalId: actor.hospitalId, id, version } });
  if (count === 0) throw await conflictOn(tx, actor, "appointment", id);
  return { data: { id, staffId: before.staffId }, audit: [{ ...entry("post.remove", id, before), before }] };
}
