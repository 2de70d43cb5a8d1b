import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { fileStore } from "@/lib/core/files/store";
import { today } from "@/lib/core/period";
import type { Role } from "@/lib/core/permissions";
import { buildPlan } from "@/tests/support/roadmap-world";
import { useDatabase } from "@/tests/support/use-database";
import { allOf, openWordFile } from "@/tests/support/word-file";
import { actorAtHome, type BranchWorld, buildWorld, type HospitalWorld, type World } from "@/tests/support/world";

const reader = vi.hoisted(() => ({ actor: null as Actor | null, locale: "zh-CN" }));
vi.mock("@/lib/core/auth", async (original) => ({
  ...(await original<typeof import("@/lib/core/auth")>()),
  requireActor: async () => reader.actor,
}));
vi.mock("@/lib/i18n/request-locale", () => ({ requestLocale: async () => reader.locale }));

const database = useDatabase();
const NOBODY = "00000000-0000-4000-8000-000000000000";
const LETTERHEAD = "中共测试医院委员会文件";
let world: World;
const plans = { issued: "", draft: "", abroad: "" };

beforeAll(async () => {
  world = await buildWorld(database.url());
  plans.issued = (await buildPlan(database.url(), world.home, { year: 2026, status: "issued" })).planId;
  plans.draft = (await buildPlan(database.url(), world.home, { year: 2027, status: "draft" })).planId;
  plans.abroad = (await buildPlan(database.url(), world.abroad, { year: 2026, status: "issued" })).planId;
  await db.hospital.update({
    where: { id: world.home.hospitalId },
    data: { letterhead: LETTERHEAD, documentPrefix: "测党发" },
  });
  await db.annualPlan.update({
    where: { hospitalId_id: { hospitalId: world.home.hospitalId, id: plans.issued } },
    data: { documentNumber: "测党发〔2026〕3号" },
  });
});

beforeEach(() => {
  as("committee");
  reader.locale = "zh-CN";
});

function as(role: Role): void {
  reader.actor = actorAtHome(world, role);
}

async function answerTo(address: string): Promise<Response | string> {
  const { GET } = await import("@/app/api/documents/[kind]/[id]/route");
  const url = new URL(`/api/documents/${address}`, "http://localhost");
  const [kind = "", id = ""] = url.pathname.split("/").slice(-2);
  return GET(new Request(url), { params: Promise.resolve({ kind, id }) }).catch((error: Error) => error.message);
}

async function documentAt(address: string) {
  const answer = await answerTo(address);
  if (typeof answer === "string") throw new Error(`${address}: ${answer}`);
  const name = decodeURIComponent(
    /filename\*=UTF-8''(.+)$/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "",
  );
  const file = await openWordFile(new Uint8Array(await answer.arrayBuffer()));
  return { ...file, name, mime: answer.headers.get("content-type"), text: file.paragraphs.join("\n") };
}

const isThere = async (address: string) => typeof (await answerTo(address)) !== "string";

const KINDS: [kind: string, of: (branch: BranchWorld) => string][] = [
  ["activity", ({ activityId }) => activityId],
  ["brand", ({ brandId }) => brandId],
  ["report", ({ reports }) => reports.approved],
];

describe("whose documents are given out", () => {
  test.each(KINDS)("%s: of one's own branch", async (kind, of) => {
    as("branchSecretary");
    const { mime, name } = await documentAt(`${kind}/${of(world.home.own)}`);
    expect(mime).toBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    expect(name).toMatch(/^\d{4}-\d{2}(-\d{2})?-.*\p{Script=Han}.*\.docx$/u);
  });

  test.each(KINDS)("%s: none of another branch, another hospital, or of nobody", async (kind, of) => {
    as("branchSecretary");
    expect(await isThere(`${kind}/${of(world.home.other)}`)).toBe(false);
    as("committee");
    expect(await isThere(`${kind}/${of(world.home.other)}`)).toBe(true);
    for (const id of [of(world.abroad.own), NOBODY, "no-id", "%00"]) {
      expect([id, await answerTo(`${kind}/${id}`)]).toEqual([id, "NEXT_HTTP_ERROR_FALLBACK;404"]);
    }
  });

  test.each([...KINDS, ["plan", () => plans.issued] as const, ["book", () => NOBODY] as const])(
    "%s: none for a role that may not open its page",
    async (kind, of) => {
      as("administrator");
      expect(await isThere(`${kind}/${of(world.home.own)}`)).toBe(false);
    },
  );

  test("an issued plan is everybody's who reads plans, a draft is not", async () => {
    as("branchSecretary");
    expect(await isThere(`plan/${plans.issued}`)).toBe(true);
    expect(await isThere(`plan/${plans.draft}`)).toBe(false);
    as("committee");
    expect((await documentAt(`plan/${plans.draft}`)).text).toContain("草案，尚未下发。");
    expect(await isThere(`plan/${plans.abroad}`)).toBe(false);
  });

  test("a report that is not handed in is its writers' own", async () => {
    const address = `report/${world.home.own.reports.draft}`;
    expect(await isThere(address)).toBe(false);
    as("branchSecretary");
    const { text } = await documentAt(address);
    expect(text).toContain("草稿，尚未提交");
  });

  test("nothing to somebody who has to set a password first, and nothing of an unknown kind", async () => {
    reader.actor = { ...actorAtHome(world, "committee"), mustChangePassword: true };
    expect(await isThere(`brand/${world.home.own.brandId}`)).toBe(false);
    as("committee");
    expect(await isThere(`member/${world.home.own.memberId}`)).toBe(false);
  });
});

describe("a month's book", () => {
  const finish = async ({ hospitalId, bookId }: HospitalWorld) => {
    const storeKey = await fileStore().put(new TextEncoder().encode("bytes"));
    await db.reportBook.update({
      where: { hospitalId_id: { hospitalId, id: bookId } },
      data: { status: "done", storeKey, size: 5, finishedAt: new Date() },
    });
  };

  test("is given out once it is made, to those who review all reports", async () => {
    expect(await isThere(`book/${world.home.bookId}`)).toBe(false);
    await finish(world.home);
    await finish(world.abroad);
    const answer = await answerTo(`book/${world.home.bookId}`);
    expect(typeof answer === "string" ? answer : await answer.text()).toBe("bytes");
    expect(await isThere(`book/${world.abroad.bookId}`)).toBe(false);
    as("branchSecretary");
    expect(await isThere(`book/${world.home.bookId}`)).toBe(false);
  });
});

describe("letterhead and number of issue", () => {
  test("a plan bears them by itself, and not where they are declined", async () => {
    const { paragraphs } = await documentAt(`plan/${plans.issued}`);
    expect(paragraphs.slice(0, 4)).toEqual([LETTERHEAD, "", "", "测党发〔2026〕3号"]);
    expect((await documentAt(`plan/${plans.issued}?letterhead=no`)).text).not.toContain(LETTERHEAD);
  });

  test("a branch's document bears them where they are asked for", async () => {
    const address = `brand/${world.home.own.brandId}`;
    expect((await documentAt(address)).text).not.toContain(LETTERHEAD);
    const { paragraphs } = await documentAt(`${address}?letterhead=yes&number=7`);
    expect(paragraphs.slice(0, 4)).toEqual([LETTERHEAD, "", "", `测党发〔${today().slice(0, 4)}〕7号`]);
    const written = await documentAt(`${address}?letterhead=yes&number=${encodeURIComponent("<7>&号")}`);
    expect(written.paragraphs[3]).toBe("<7>&号");
    expect((await documentAt(`${address}?letterhead=yes`)).paragraphs[1]).toBe("");
  });

  test("a hospital without a letterhead has no red line", async () => {
    const hospital = { where: { id: world.home.hospitalId } };
    await db.hospital.update({ ...hospital, data: { letterhead: null } });
    const { body } = await documentAt(`plan/${plans.issued}?letterhead=yes&number=1`);
    await db.hospital.update({ ...hospital, data: { letterhead: LETTERHEAD } });
    expect(allOf(body, "w:pBdr")).toEqual([]);
  });
});

test("a brand bears its logo", async () => {
  const { hospitalId, own } = world.home;
  const drawings = async () => allOf((await documentAt(`brand/${own.brandId}`)).body, "w:drawing").length;
  expect(await drawings()).toBe(0);
  await db.brandLogo.create({
    data: { hospitalId, brandId: own.brandId, png: new Uint8Array([1]), sha256: "a".repeat(64) },
  });
  expect(await drawings()).toBe(1);
});

describe("words", () => {
  test.each(["zh-CN", "en"])("%s: none is left without a translation", async (locale) => {
    reader.locale = locale;
    const addresses = [...KINDS.map(([kind, of]) => `${kind}/${of(world.home.own)}`), `plan/${plans.issued}`];
    for (const address of addresses) {
      const { paragraphs } = await documentAt(address);
      expect([address, paragraphs.filter((text) => /^[a-z]+(\.[a-zA-Z]+)+$/.test(text))]).toEqual([address, []]);
    }
  });

  test("what is still to come is arranged, not recorded: nobody has written, attended or signed it", async () => {
    const { activityId } = world.home.other;
    const activity = { where: { hospitalId_id: { hospitalId: world.home.hospitalId, id: activityId } } };
    const { heldOn, startsAt, endsAt } = await db.activity.findUniqueOrThrow(activity);
    const inYears = (day: Date) => new Date(Date.UTC(2097, day.getUTCMonth(), day.getUTCDate(), day.getUTCHours()));
    const later = { heldOn: inYears(heldOn), startsAt: inYears(startsAt), endsAt: inYears(endsAt) };
    await db.activity.update({ ...activity, data: later });
    const { text, paragraphs } = await documentAt(`activity/${activityId}`);
    await db.activity.update({ ...activity, data: { heldOn, startsAt, endsAt } });
    expect(paragraphs[0]).toMatch(/安排$/);
    expect(text).toMatch(/应到\d+人：/);
    expect(text).not.toMatch(/记录|出席\d/);
    expect(paragraphs.at(-1)).not.toMatch(/^2097年/);
  });

  test("labels are in the reader's language, the format stays", async () => {
    reader.locale = "en";
    const { text } = await documentAt(`activity/${world.home.own.activityId}`);
    expect(text).toContain("Place:");
    expect(text).toMatch(/^一、/m);
  });
});
