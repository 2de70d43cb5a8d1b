import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Actor } from "@/lib/core/actor";
import { maskBirthDate, maskNumber } from "@/lib/core/mask";
import { today } from "@/lib/core/period";
import { fingerprint, fingerprints, seal } from "@/lib/core/personal-data";
import { namePinyin } from "@/lib/core/pinyin";
import { sortableId } from "@/lib/core/sortable-id";
import { listShortestTimes } from "@/lib/members/queries/shortest-times";
import { PERSONAL_FIELDS, type Personal } from "@/lib/staff/rules/personal";
import { listFoundPeople, listHolders, listPlaces } from "../queries/register";
import { planPerson } from "../rules/people";
import type { PersonPlan } from "../rules/person";
import type { Change, ImportKind } from "../schema";
import { type Judge, type JudgedRow, once, type RowToJudge } from "./judge-rows";

type Found = Awaited<ReturnType<typeof listFoundPeople>> extends Map<string, infer One> ? One : never;

/** Judges staff or members: looks up a batch in two queries, and forgets it. */
export function peopleJudge(actor: Actor, kind: ImportKind): Judge {
  const day = today();
  const held = idNumberHolders(actor);
  const known = once(async () => ({
    places: await listPlaces(actor),
    shortest: kind === "members" ? await listShortestTimes(actor) : [],
  }));
  return async (rows) => {
    const { places, shortest } = await known();
    const found = await listFoundPeople(
      actor,
      rows.flatMap(({ read }) => text(read.values.employeeNo)),
    );
    const idNumberOf = await held(rows);
    return inTurns(rows, (row) => {
      const { values, problems } = row.read;
      const there = found.get(String(values.employeeNo));
      const { holder, hash } = idNumberOf(row);
      const idHeldBy = holder === values.employeeNo ? undefined : holder;
      const plan = planPerson(values, problems, { kind, places, shortest, today: day, found: there, idHeldBy });
      return judged(actor, kind, { ...row, hash }, plan, there);
    });
  };
}

const TURN = 200;

/** Maps rows a few at a time, so that whoever opens a page meanwhile is not kept waiting. */
async function inTurns<T, R>(rows: readonly T[], judge: (row: T) => R): Promise<R[]> {
  const judged: R[] = [];
  for (const row of rows) {
    judged.push(judge(row));
    if (judged.length % TURN === 0) await setImmediate();
  }
  return judged;
}

const text = (value: unknown) => (value === undefined ? [] : [String(value)]);

/** Who has the ID numbers of a batch today, under whichever key their hash was made. */
function idNumberHolders(actor: Actor) {
  const seat = { hospitalId: actor.hospitalId, field: "idNumber" };
  return async (rows: readonly RowToJudge[]) => {
    const hashes = new Map(
      rows.flatMap(({ row, read }) =>
        text(read.values.idNumber).map((idNumber) => [row, fingerprints(idNumber, seat)] as const),
      ),
    );
    const holders = await listHolders(actor, [...hashes.values()].flat());
    return ({ row }: RowToJudge) => {
      const own = hashes.get(row) ?? [];
      const holder = own.map((hash) => holders.get(hash)).find((employeeNo) => employeeNo !== undefined);
      // The first one is that of the present key.
      return { holder, hash: own[0] };
    };
  };
}

const pinyinOf = new Map<string, string>();
const MOST_NAMES = 5000;

/** Names repeat: a reading is looked up once. */
function pinyin(name: string): string {
  const known = pinyinOf.get(name);
  if (known !== undefined) return known;
  if (pinyinOf.size >= MOST_NAMES) pinyinOf.clear();
  const found = namePinyin(name);
  pinyinOf.set(name, found);
  return found;
}

function sealPersonal({ hospitalId }: Actor, staffId: string, personal: Partial<Personal>, hash: string | undefined) {
  const sealed: Record<string, string> = {};
  for (const field of PERSONAL_FIELDS) {
    const value = personal[field];
    if (!value) continue;
    sealed[field] = seal(value, { hospitalId, rowId: staffId, field });
    if (field === "phone") sealed.phoneHash = fingerprint(value, { hospitalId, field });
    if (field === "idNumber") sealed.idNumberHash = hash ?? fingerprint(value, { hospitalId, field });
  }
  return sealed;
}

const MASKS = { idNumber: maskNumber, phone: maskNumber, birthDate: maskBirthDate };

function personalChanges(personal: Partial<Personal> | null, found: Found | undefined): Change[] {
  if (!personal || !found) return [];
  return PERSONAL_FIELDS.filter((field) => personal[field]).map((field) => ({
    field,
    old: MASKS[field](found.personal[field] ?? ""),
    new: MASKS[field](personal[field] ?? ""),
  }));
}

function judged(
  actor: Actor,
  kind: ImportKind,
  { row, read, hash }: RowToJudge & { hash: string | undefined },
  plan: PersonPlan,
  found: Found | undefined,
): JudgedRow {
  const { outcome, problems, staff, personal, member } = plan;
  const label = [...text(read.values.employeeNo), ...text(read.values.name)].join(" ");
  if (outcome === "wrong" || outcome === "unchanged") {
    return { row, outcome, label, subjectId: null, data: null, before: null, changes: null, problems };
  }
  const staffId = found?.staffId ?? sortableId();
  const memberId = found?.member?.id ?? sortableId();
  const changes = [...plan.changes, ...personalChanges(personal, found)];
  const data = {
    staffId,
    ...(staff ? { staff: { ...staff, pinyin: pinyin(staff.name) } } : {}),
    ...(personal ? { personal: sealPersonal(actor, staffId, personal, hash) } : {}),
    ...(member ? { member: { id: memberId, ...member } } : {}),
  };
  return {
    row,
    outcome,
    label,
    subjectId: kind === "members" ? memberId : staffId,
    data,
    before: found ? beforeOf(plan, found) : null,
    changes: changes.length > 0 ? changes : null,
    problems: null,
  };
}

/** What stood there of whatever is written: for seeing whether it still does, and for going back to it. */
function beforeOf({ staff, personal, member }: PersonPlan, found: Found) {
  const { sealed } = found;
  return {
    staffVersion: found.staff.version,
    ...(staff ? { staff: { ...found.staff, pinyin: pinyin(found.staff.name) } } : {}),
    ...(personal ? { personal: sealed } : {}),
    ...(member && found.member ? { member: found.member } : {}),
  };
}
