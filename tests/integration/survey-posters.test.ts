import { crc32 } from "node:zlib";
import jsQR from "jsqr";
import sharp from "sharp";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, today } from "@/lib/core/period";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { act, typed } from "./survey-acts";

const reader = vi.hoisted(() => ({ actor: null as Actor | null }));
vi.mock("@/lib/core/auth", async (original) => ({
  ...(await original<typeof import("@/lib/core/auth")>()),
  requireActor: async () => reader.actor,
}));

const database = useDatabase();
const HOST = "survey.example.cn:3000";
let world: World;
let committee: Actor;
let id: string;
let own: { id: string; token: string };
let other: { id: string; token: string };
let link: { id: string; token: string };
let tablet: { id: string };

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  const departmentIds = [world.home.own.departmentId, world.home.other.departmentId];
  const days = { opensOn: today(), closesOn: addDays(today(), 30) };
  const questionnaireVersionId = world.home.survey.frozenVersionId;
  id = (await act("create", committee, typed({ questionnaireVersionId, departmentIds, ...days }))).id;
  await act("issue", committee, { id, version: 1 });
  const channel = (kind: "poster" | "link" | "tablet", departmentId: string | null) =>
    db.surveyChannel.findFirstOrThrow({ where: { roundId: id, kind, departmentId } });
  own = await channel("poster", world.home.own.departmentId);
  other = await channel("poster", world.home.other.departmentId);
  link = await channel("link", null);
  tablet = await channel("tablet", world.home.own.departmentId);
});

async function fileOf(file: string, { channel, round = id, actor = committee }: Asked = {}): Promise<Response> {
  reader.actor = actor;
  const { GET } = await import("@/app/api/posters/[id]/[file]/route");
  const query = channel ? `?channel=${channel}` : "";
  const request = new Request(`http://${HOST}/api/posters/${round}/${file}${query}`, { headers: { host: HOST } });
  return GET(request, { params: Promise.resolve({ id: round, file }) });
}
type Asked = { channel?: string; round?: string; actor?: Actor };

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

async function codeIn(png: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(png)
    .resize({ width: 900 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** The pages of a PDF: the size of each in points, and the pictures that fill them, as PNG again. */
function readPdf(bytes: Buffer) {
  const text = bytes.toString("latin1");
  const boxes = [...text.matchAll(/\/Type \/Page\n[\s\S]*?\/MediaBox \[([^\]]+)\]/g)].map(([, box]) => box);
  const pictures = [...text.matchAll(/\/Subtype \/Image[\s\S]*?>>\nstream\n/g)].map((found) => {
    const number = (key: string) => Number(new RegExp(`/${key} (\\d+)`).exec(found[0])?.[1]);
    const [width, height] = [number("Width"), number("Height")];
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([number("BitsPerComponent"), 2, 0, 0, 0], 8);
    const start = found.index + found[0].length;
    const body = bytes.subarray(start, start + number("Length"));
    const signature = Buffer.from("89504e470d0a1a0a", "hex");
    const end = chunk("IEND", Buffer.alloc(0));
    return { width, height, png: Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", body), end]) };
  });
  return { boxes, pictures };
}

describe("a poster as a picture", () => {
  test.each([
    ["a4.png", 2480],
    ["a5.png", 1748],
  ])("%s has 300 dots an inch, and its code opens the department's address", async (file, width) => {
    const response = await fileOf(file, { channel: own.id });
    const png = await bytesOf(response);
    expect((await sharp(png).metadata()).width).toBe(width);
    expect(await codeIn(png)).toBe(`http://${HOST}/s/${own.token}`);
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("content-disposition")).toMatch(/^inline/);
    expect(response.headers.get("cache-control")).toContain("no-store");
  });

  test("of the whole round opens its link", async () => {
    const png = await bytesOf(await fileOf("a5.png", { channel: link.id }));
    expect(await codeIn(png)).toBe(`http://${HOST}/s/${link.token}`);
  });

  test("leads to the configured address, whatever host was asked", async () => {
    const { env } = await import("@/lib/core/env");
    const set = env();
    set.PUBLIC_URL = "https://survey.tongxin.example/";
    try {
      const png = await bytesOf(await fileOf("a5.png", { channel: own.id }));
      expect(await codeIn(png)).toBe(`https://survey.tongxin.example/s/${own.token}`);
    } finally {
      set.PUBLIC_URL = undefined;
    }
  });
});

describe("posters as a PDF", () => {
  test.each([
    ["a4.pdf", "0 0 595.28 841.89", 2480],
    ["a5.pdf", "0 0 419.53 595.28", 1748],
  ])("%s has a page of that size for each department, each with its own code", async (file, box, width) => {
    const response = await fileOf(file);
    const { boxes, pictures } = readPdf(await bytesOf(response));
    expect(boxes).toEqual([box, box]);
    expect(pictures.map((one) => one.width)).toEqual([width, width]);
    const codes = await Promise.all(pictures.map(({ png }) => codeIn(png)));
    expect(codes.sort()).toEqual([own, other].map(({ token }) => `http://${HOST}/s/${token}`).sort());
    expect(response.headers.get("content-type")).toBe("application/pdf");
  });

  test("of one department has one page", async () => {
    const { boxes, pictures } = readPdf(await bytesOf(await fileOf("a4.pdf", { channel: other.id })));
    expect(boxes).toHaveLength(1);
    expect(await codeIn(pictures[0]?.png ?? Buffer.alloc(0))).toBe(`http://${HOST}/s/${other.token}`);
  });
});

describe("who gets which", () => {
  test("a secretary gets their department's, and no other's nor that of the whole round", async () => {
    const actor = actorAtHome(world, "branchSecretary");
    const { boxes } = readPdf(await bytesOf(await fileOf("a4.pdf", { actor })));
    expect(boxes).toHaveLength(1);
    expect((await fileOf("a5.png", { actor, channel: own.id })).status).toBe(200);
    for (const channel of [other.id, link.id])
      await expect(fileOf("a5.png", { actor, channel })).rejects.toThrow(/404/);
  });

  test.each<[string, () => [string, Asked]]>([
    ["another hospital's round", () => ["a4.pdf", { round: world.abroad.survey.roundId }]],
    ["a draft", () => ["a4.pdf", { round: world.home.survey.draftRoundId }]],
    ["no round", () => ["a4.pdf", { round: "nothing" }]],
    ["a picture of all departments", () => ["a4.png", {}]],
    ["a tablet", () => ["a4.pdf", { channel: tablet.id }]],
    ["a paper that nobody has", () => ["a3.pdf", {}]],
    ["a word of every object", () => ["toString", {}]],
  ])("%s is not there", async (_, asked) => {
    await expect(fileOf(...asked())).rejects.toThrow(/404/);
  });
});
