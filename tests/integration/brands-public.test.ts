import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { publishBrandAction, updateBrandAction, withdrawBrandAction } from "@/lib/brands/actions";
import { getBrand } from "@/lib/brands/queries";
import { findLogo, findPublicLogo } from "@/lib/brands/queries/logo";
import { findPublicBrand } from "@/lib/brands/queries/public-page";
import { isPublicCode } from "@/lib/brands/rules/publication";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addMonths, thisMonth } from "@/lib/core/period";
import { alike, scalesDocument, surveyor } from "@/tests/support/surveyed";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const { ask, answer } = surveyor(database.url);

let world: World;
let own: BranchWorld;
let secretary: Actor;
let committee: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  secretary = actorAtHome(world, "branchSecretary");
  committee = { ...actorAtHome(world, "committee"), name: "Committee" };
});

type Done = { id: string; code: string };
const run = async (action: object, actor: Actor, input: object = {}): Promise<Done> => {
  const definition = definitionOf(action);
  if (!definition) throw new Error("not an action");
  const { version } = await getBrand(committee, own.brandId);
  return execute(definition, actor, { id: own.brandId, version, ...input });
};

describe("the public page", () => {
  test("is there while the brand is published, and for nobody before and afterwards", async () => {
    const { code } = await run(publishBrandAction, secretary);
    expect(isPublicCode(code)).toBe(true);
    expect(await findPublicBrand({ code })).toMatchObject({ branchName: own.branchName, hasLogo: false, next: null });
    const twice = run(publishBrandAction, committee);
    await expect(twice).rejects.toMatchObject({ code: "CONFLICT", params: { name: secretary.name } });
    await run(withdrawBrandAction, committee);
    expect(await findPublicBrand({ code })).toBeNull();
    await expect(run(withdrawBrandAction, secretary)).rejects.toMatchObject({ params: { name: "Committee" } });
    expect((await run(publishBrandAction, secretary)).code).not.toBe(code);
    for (const nothing of ["", "x", own.brandId, "' OR 1=1"]) {
      expect(await findPublicBrand({ code: nothing })).toBeNull();
    }
  });

  test("tells the words of the brand and its measures, and nothing else", async () => {
    const { hospitalId } = world.home;
    const at = { hospitalId, brandId: own.brandId, position: 1, direction: "up" as const, target: 90 };
    await db.brandIndicator.create({ data: { ...at, title: "Patients", unit: "", figure: "inpatient" } });
    await db.swotEntry.create({
      data: {
        hospitalId,
        brandId: own.brandId,
        quadrant: "weakness",
        position: 1,
        text: "Inner problem",
        evidence: "E",
      },
    });
    const { publicCode } = await getBrand(committee, own.brandId);
    const shown = await findPublicBrand({ code: publicCode ?? "" });
    expect(Object.keys(shown ?? {}).toSorted()).toEqual(
      ["branchName", "fromMonth", "hasLogo", "hospitalName", "idea", "indicators", "leadTask", "leadTaskDueOn"]
        .concat(["leadTaskTarget", "logo", "month", "name", "next", "slogan", "toMonth", "work"])
        .toSorted(),
    );
    expect(shown?.indicators[0]).toMatchObject({ state: "missing", value: null, n: null });
    const text = JSON.stringify(shown);
    for (const secret of ["Inner problem", own.branchId, hospitalId, "Problem"]) expect(text).not.toContain(secret);
  });
});

describe("what the public page takes from elsewhere", () => {
  const last = addMonths(thisMonth(), -1);

  test("a figure comes with n and interval, or says that it is missing", async () => {
    const { publicCode } = await getBrand(committee, own.brandId);
    const read = async () => (await findPublicBrand({ code: publicCode ?? "" }))?.indicators[0];
    const none = { value: null, n: null, low: null, high: null };
    expect(await read()).toMatchObject({ state: "missing", ...none });
    const { hospitalId } = world.home;
    const { departmentId } = own;
    const document = scalesDocument({ key: "q", dimension: "doctorCommunication" });
    const round = await ask({ hospitalId, document, opensOn: `${last}-01`, closesOn: "2999-12-31" });
    await answer(hospitalId, round, document, { departmentId, month: last, answers: alike(30, 4) });
    const shown = await read();
    expect(shown).toMatchObject({ state: "known", n: 30 });
    expect([shown?.low, shown?.high]).toEqual([expect.any(Number), expect.any(Number)]);
  });

  test("of a task of the plan only title, measured target and day: never what the committee wrote of it", async () => {
    const secret = "内部：先不告诉他们";
    const task = await db.planItem.findFirstOrThrow({
      where: {
        hospitalId: world.home.hospitalId,
        kind: "task",
        ownerBranchId: own.branchId,
        plan: { status: "issued" },
      },
      orderBy: { dueOn: "asc" },
    });
    const set = (data: object) => db.planItem.updateMany({ where: { id: task.id }, data });
    await set({
      detail: secret,
      measure: "none",
      baseline: null,
      target: null,
      unit: null,
      direction: null,
      figure: null,
      dueOn: new Date("2190-12-31"),
    });
    const { publicCode } = await getBrand(committee, own.brandId);
    const target = async () => (await findPublicBrand({ code: publicCode ?? "" }))?.leadTaskTarget;
    await db.brand.updateMany({
      where: { id: own.brandId },
      data: { planItemId: task.id, leadTaskTarget: "Own words" },
    });
    expect(await target()).toBe("Own words");
    await db.brand.updateMany({ where: { id: own.brandId }, data: { planItemId: null } });
    await run(updateBrandAction, secretary, { name: "N", slogan: "S", fromMonth: "2024-01", planItemId: task.id });
    expect((await getBrand(secretary, own.brandId)).leadTaskTarget).toBe(secret);
    expect(await target()).toBe("");
    await set({ measure: "number", baseline: 82, target: 95, unit: "%", direction: "up" });
    expect(await target()).toBe("82 → 95 %");
    expect(JSON.stringify(await findPublicBrand({ code: publicCode ?? "" }))).not.toContain(secret);
  });
});

const words = { name: "N", slogan: "S", leadTask: "T", leadTaskTarget: "T", leadTaskDueOn: "2026-12-31" };
const upload = (bytes: Uint8Array, name: string, more: object = {}) =>
  run(updateBrandAction, secretary, {
    ...words,
    fromMonth: "2024-01",
    logo: new File([new Uint8Array(bytes)], name),
    ...more,
  });

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#1b6078" } });

/** A PNG of a few bytes that unpacks to 20,000 × 20,000 points. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(20_000, 0);
  head.writeUInt32BE(20_000, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const lines = deflateSync(Buffer.alloc(20_000 * 200));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", lines), chunk("IEND", Buffer.alloc(0))]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

describe("a logo", () => {
  test("of any proportions becomes a square PNG without what the camera wrote into it", async () => {
    const photo = await picture(600, 200)
      .withExif({ IFD0: { Copyright: "Somebody" } })
      .jpeg()
      .toBuffer();
    for (const [bytes, name] of [
      [photo, "logo.jpg"],
      [await picture(80, 300).png().toBuffer(), "logo.PNG"],
    ] as const) {
      await upload(bytes, name);
      const logo = await findLogo(secretary, own.brandId);
      const made = await sharp(logo?.png).metadata();
      expect([made.format, made.width, made.height, made.exif]).toEqual(["png", 256, 256, undefined]);
    }
    expect(await getBrand(secretary, own.brandId)).toMatchObject({ hasLogo: true });
  });

  test("that is damaged, something else, a drawing with scripts, or too large is refused at its field", async () => {
    const whole = await picture(400, 400).png().toBuffer();
    const noise = Buffer.from(Array.from({ length: 2_100_000 }, (_, index) => (index * 7919) % 256));
    const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`);
    const wrong = [
      [whole.subarray(0, whole.length / 2), "half.png", "core.invalid.pictureDamaged"],
      [bomb(), "bomb.png", "core.invalid.pictureDamaged"],
      [svg, "logo.svg", "core.invalid.fileKind"],
      [svg, "logo.png", "core.invalid.fileKind"],
      [whole, "logo.jpg", "core.invalid.fileKind"],
      [Buffer.from("%PDF-1.7\n%âãÏÓ\n"), "logo.pdf", "core.invalid.pictureKind"],
      [noise, "large.png", "core.invalid.fileTooLarge"],
    ] as const;
    const before = await getBrand(secretary, own.brandId);
    for (const [bytes, name, key] of wrong) {
      await expect(upload(bytes, name), name).rejects.toMatchObject({ fieldErrors: { logo: key } });
    }
    expect(await getBrand(secretary, own.brandId)).toEqual(before);
  });

  test("is seen by those who may read or are shown the brand, and by everybody while it is published", async () => {
    const { publicCode, logo } = await getBrand(secretary, own.brandId);
    const code = publicCode ?? "";
    expect((await findPublicLogo({ code }))?.sha256).toBe(logo);
    const stranger: Actor = { ...secretary, branchIds: [world.home.other.branchId] };
    const abroad: Actor = { ...committee, hospitalId: world.abroad.hospitalId };
    // The gallery shows every branch the living brands of the others.
    expect((await findLogo(stranger, own.brandId))?.sha256).toBe(logo);
    const unread: Actor = { ...stranger, permissions: new Set() };
    for (const actor of [unread, abroad]) expect(await findLogo(actor, own.brandId)).toBeNull();
    expect(await findPublicLogo({ code: own.brandId })).toBeNull();
    await run(withdrawBrandAction, secretary);
    expect(await findPublicLogo({ code })).toBeNull();
    await run(updateBrandAction, secretary, { ...words, fromMonth: "2024-01", removeLogo: "on" });
    expect(await getBrand(secretary, own.brandId)).toMatchObject({ hasLogo: false, logo: null });
  });
});
