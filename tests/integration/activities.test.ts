import { randomUUID } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createActivityAction, updateActivityAction } from "@/lib/activities/actions";
import { findAttachment, getActivity } from "@/lib/activities/queries/activity-detail";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { databaseFailure } from "@/lib/core/db/failure";
import { AppError } from "@/lib/core/errors";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let own: BranchWorld;
let secretary: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = { ...actorAtHome(world, "branchSecretary"), name: "Secretary" };
});

type Stored = { id: string; branchId: string };

function run(action: object, actor: Actor, payload: object): Promise<Stored> {
  const definition = definitionOf(action);
  if (!definition) throw new Error("not an action");
  return execute<never, Stored, never>(definition as never, actor, payload);
}

const create = (payload: object, actor = secretary) => run(createActivityAction, actor, payload);
const update = (payload: object, actor = secretary) => run(updateActivityAction, actor, payload);

async function failure(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`expected an AppError, got ${String(error)}`);
  return error;
}

const meeting = (given: object = {}) => ({
  branchId: own.branchId,
  kind: "committeeMeeting",
  title: "Committee meeting",
  day: "2026-03-02",
  start: "15:00",
  end: "16:00",
  place: "Room",
  host: "Host",
  departmentIds: [own.departmentId],
  partnerId: own.partnerId,
  attendance: { [own.memberId]: { present: "on", reason: "duty" } },
  ...given,
});

function formOf(key: string): FormData {
  const form = new FormData();
  form.set("_key", key);
  for (const [name, value] of Object.entries(meeting())) if (typeof value === "string") form.set(name, value);
  form.set(`attendance.${own.memberId}.reason`, "surgery");
  return form;
}

// The smallest bytes that are what they say.
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const photo = (name = "现场.png", bytes: Uint8Array = PNG) => new File([new Uint8Array(bytes)], name);

function storedFiles(): string[] {
  const folder = process.env.FILES_DIR ?? "";
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => statSync(path.join(folder, name)).isFile());
}

describe("logging an activity", () => {
  test("stores it with its day, departments, partner and attendance, and says so in the trail", async () => {
    const { id } = await create(meeting({ cultureTheme: "craft", served: "12", notes: "Notes" }));
    const stored = await getActivity(secretary, id);
    expect(stored).toMatchObject({
      kind: "committeeMeeting",
      heldOn: "2026-03-02",
      startsAt: new Date("2026-03-02T07:00:00Z"),
      endsAt: new Date("2026-03-02T08:00:00Z"),
      cultureTheme: "craft",
      served: 12,
      departments: [{ id: own.departmentId }],
      partner: { id: own.partnerId },
      attendances: [{ memberId: own.memberId, status: "present", reason: null, voting: true }],
    });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { subject: "activity", subjectId: id } });
    expect(entry).toMatchObject({ action: "activity.create", actorName: "Secretary", branchId: own.branchId });
    expect(entry.after).toMatchObject({ title: "Committee meeting", expected: 1, notPresent: [] });
  });

  test("shortly after midnight in Shanghai belongs to Shanghai's day", async () => {
    const { id } = await create(meeting({ day: "2026-03-01", start: "00:10", end: "00:40" }));
    const row = await db.activity.findFirstOrThrow({ where: { id } });
    expect([row.heldOn.toISOString(), row.startsAt.toISOString()]).toEqual([
      "2026-03-01T00:00:00.000Z",
      "2026-02-28T16:10:00.000Z",
    ]);
  });

  test("a form sent twice, also at the same moment, is stored once", async () => {
    const key = randomUUID();
    const before = await db.activity.count();
    const [first, second] = await Promise.all([create(formOf(key)), create(formOf(key))]);
    const third = await create(formOf(key));
    expect(new Set([first.id, second.id, third.id]).size).toBe(1);
    expect(await db.activity.count()).toBe(before + 1);
    const [attendance] = (await getActivity(secretary, first.id)).attendances;
    expect(attendance).toMatchObject({ status: "excused", reason: "surgery" });
  });
});

describe("ids in a form prove nothing", () => {
  test("another's branch is forbidden to a secretary", async () => {
    expect((await failure(create(meeting({ branchId: world.home.other.branchId })))).code).toBe("FORBIDDEN");
  });

  test("another hospital's branch does not exist for the committee", async () => {
    const error = await failure(
      create(meeting({ branchId: world.abroad.own.branchId }), actorAtHome(world, "committee")),
    );
    expect(error.fieldErrors).toEqual({ branchId: "activities.invalid.branch" });
  });

  test("departments, partners and members out of reach are named at their field", async () => {
    const { other } = world.home;
    const abroad = world.abroad.own;
    const refused: [object, string][] = [
      [{ departmentIds: [abroad.departmentId] }, "departmentIds"],
      [{ departmentIds: [randomUUID()] }, "departmentIds"],
      [{ partnerId: abroad.partnerId }, "partnerId"],
      [{ partnerId: other.partnerId }, "partnerId"],
      [{ attendance: { [abroad.memberId]: { present: "on" } } }, "attendance"],
      [{ attendance: { [other.memberId]: { present: "on" } } }, "attendance"],
    ];
    const before = [await db.activity.count(), await db.auditEntry.count()];
    for (const [given, field] of refused) {
      const error = await failure(create(meeting(given)));
      expect([error.code, Object.keys(error.fieldErrors ?? {})]).toEqual(["INVALID", [field]]);
    }
    expect([await db.activity.count(), await db.auditEntry.count()]).toEqual(before);
  });
});

describe("changing an activity", () => {
  test("the second of two people gets a conflict that names the first, and nothing is overwritten", async () => {
    const { id } = await create(meeting());
    const committee = { ...actorAtHome(world, "committee"), name: "Committee" };
    await update({ ...meeting({ title: "First" }), id, version: 1 }, committee);
    const error = await failure(update({ ...meeting({ title: "Second" }), id, version: 1 }));
    expect([error.code, error.messageKey, error.params]).toEqual([
      "CONFLICT",
      "core.error.changedBy",
      { name: "Committee" },
    ]);
    expect(await getActivity(secretary, id)).toMatchObject({ title: "First", version: 2 });
  });

  test("two at the same moment: one is stored, one is told", async () => {
    const { id } = await create(meeting());
    const results = await Promise.allSettled([
      update({ ...meeting({ title: "A" }), id, version: 1 }),
      update({ ...meeting({ title: "B" }), id, version: 1 }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await getActivity(secretary, id)).version).toBe(2);
  });

  test("a vote stays as it was recorded, though the member has since lost or gained it", async () => {
    const { id } = await create(meeting());
    await db.attendance.updateMany({ where: { activityId: id }, data: { voting: false } });
    await update({ ...meeting({ title: "Changed" }), id, version: 1 });
    expect((await getActivity(secretary, id)).attendances).toMatchObject([{ voting: false }]);
  });

  test("the trail keeps what it was before", async () => {
    const { id } = await create(meeting());
    await update({ ...meeting({ place: "Hall", attendance: {} }), id, version: 1 });
    const where = { subjectId: id, action: "activity.update" };
    const entry = await db.auditEntry.findFirstOrThrow({ where });
    expect([entry.before, entry.after]).toMatchObject([
      { place: "Room", expected: 1 },
      { place: "Hall", expected: 0 },
    ]);
  });
});

describe("photos and documents", () => {
  test("are stored under random keys and found by those who see the activity", async () => {
    const { id } = await create(meeting({ files: [photo("../../etc/现场 1.png")] }));
    const [file] = (await getActivity(secretary, id)).attachments;
    expect(file).toMatchObject({ kind: "photo", name: "现场 1.png", mime: "image/png", size: PNG.length });
    const found = await findAttachment(secretary, file?.id ?? "");
    expect(found?.storeKey).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{62}$/);
    expect(storedFiles()).toContain(path.normalize(found?.storeKey ?? ""));
  });

  test.each([
    ["text that calls itself a picture", photo("photo.png", Buffer.from("<script>alert(1)</script>"))],
    ["a picture that calls itself a document", photo("minutes.pdf")],
    ["a kind that is not taken", photo("tool.exe", Buffer.from("MZ"))],
    ["an empty file", photo("photo.png", Buffer.from(""))],
  ])("%s is refused at the field and leaves nothing behind", async (_, file) => {
    const before = [await db.activity.count(), storedFiles().length];
    const error = await failure(create(meeting({ files: [photo(), file] })));
    expect([error.code, error.fieldErrors]).toEqual(["INVALID", { files: "core.invalid.fileKind" }]);
    expect([await db.activity.count(), storedFiles().length]).toEqual(before);
  });

  test("a file that is too large has a status of its own", async () => {
    const large = photo("photo.png", Buffer.concat([PNG, Buffer.alloc(20 * 1024 * 1024)]));
    expect((await failure(create(meeting({ files: [large] })))).code).toBe("TOO_LARGE");
  });

  test("are removed again when the rest of the form is refused, or was stored before", async () => {
    const before = storedFiles().length;
    await failure(create(meeting({ files: [photo()], partnerId: world.abroad.own.partnerId })));
    expect(storedFiles()).toHaveLength(before);
    const key = randomUUID();
    const form = () => {
      const filled = formOf(key);
      filled.append("files", photo());
      return filled;
    };
    await create(form());
    await create(form());
    expect(storedFiles()).toHaveLength(before + 1);
  });

  test("are deleted from the store only once the change is committed", async () => {
    const { id } = await create(meeting({ files: [photo("a.png"), photo("b.png")] }));
    const stored = storedFiles().length;
    const [a] = (await getActivity(secretary, id)).attachments;
    await failure(update({ ...meeting(), id, version: 7, removedFileIds: [a?.id] }));
    expect(storedFiles()).toHaveLength(stored);
    await update({ ...meeting(), id, version: 1, removedFileIds: [a?.id] });
    expect((await getActivity(secretary, id)).attachments.map((file) => file.name)).toEqual(["b.png"]);
    expect(storedFiles()).toHaveLength(stored - 1);
  });

  test("of another activity are not removed by naming them", async () => {
    const { id } = await create(meeting());
    await update({ ...meeting(), id, version: 1, removedFileIds: [world.home.other.attachmentId] });
    expect(await db.attachment.count({ where: { id: world.home.other.attachmentId } })).toBe(1);
  });
});

describe("the database itself refuses", () => {
  const insert = (given: object) =>
    db.activity.create({
      data: {
        hospitalId: world.home.hospitalId,
        branchId: own.branchId,
        kind: "lecture",
        title: "T",
        place: "P",
        host: "H",
        heldOn: new Date("2026-03-02"),
        startsAt: new Date("2026-03-02T07:00:00Z"),
        endsAt: new Date("2026-03-02T08:00:00Z"),
        createdById: randomUUID(),
        ...given,
      },
    });
  const code = async (work: Promise<unknown>) =>
    work.then(
      () => "stored",
      (error) => databaseFailure(error)?.code,
    );

  test("an end before the start, and fewer than no people served", async () => {
    expect(await code(insert({ endsAt: new Date("2026-03-02T06:00:00Z") }))).toBe("INVALID");
    expect(await code(insert({ served: -1 }))).toBe("INVALID");
  });

  test("a branch, partner, department or member of another hospital", async () => {
    const abroad = world.abroad.own;
    expect(await code(insert({ branchId: abroad.branchId }))).toBe("INVALID");
    expect(await code(insert({ partnerId: abroad.partnerId }))).toBe("INVALID");
    const link = { hospitalId: world.home.hospitalId, activityId: own.activityId };
    const departmentId = abroad.departmentId;
    expect(await code(db.activityDepartment.create({ data: { ...link, departmentId } }))).toBe("INVALID");
    const attendance = { ...link, memberId: abroad.memberId, status: "present" as const, voting: true };
    expect(await code(db.attendance.create({ data: attendance }))).toBe("INVALID");
  });

  test("an excuse without a reason", async () => {
    const { hospitalId } = world.home;
    const data = { hospitalId, activityId: own.activityId, memberId: world.home.other.memberId, voting: true };
    expect(await code(db.attendance.create({ data: { ...data, status: "excused" } }))).toBe("INVALID");
  });
});
