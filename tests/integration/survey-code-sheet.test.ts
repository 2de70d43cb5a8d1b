import ExcelJS from "exceljs";
import { beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { printedCode } from "@/lib/surveys/rules/codes";
import { hashOfCode } from "@/tests/support/survey-rows";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { act, versionOf } from "./survey-acts";

const reader = vi.hoisted(() => ({ actor: null as Actor | null }));
vi.mock("@/lib/core/auth", async (original) => ({
  ...(await original<typeof import("@/lib/core/auth")>()),
  requireActor: async () => reader.actor,
}));
vi.mock("@/lib/i18n/request-locale", () => ({ requestLocale: async () => "zh-CN" }));

const database = useDatabase();
let world: World;
let committee: Actor;
let own: string;
let id: string;
let codes: string[];

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  own = world.home.own.departmentId;
  id = world.home.survey.roundId;
  const { made } = await act("makeCodes", committee, { id, version: 1, counts: { [own]: "3" } });
  codes = made.flatMap((one) => one.codes);
});

async function send(round: string, lines: string[]): Promise<Response> {
  reader.actor = committee;
  const { POST } = await import("@/app/api/exports/codes/route");
  const form = new FormData();
  form.append("round", round);
  // As a browser sends a text of several lines.
  form.append("codes", lines.join("\r\n"));
  const address = "http://survey.example.cn/api/exports/codes";
  return POST(new Request(address, { method: "POST", body: form, headers: { host: "survey.example.cn" } }));
}

const linesOf = (given: readonly string[], department = own) => given.map((code) => `${department} ${code}`);

async function rowsOf(response: Response): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow((row) => rows.push([1, 2, 3].map((column) => row.getCell(column).text)));
  return rows;
}

test("a page's codes become a worksheet, with department and address", async () => {
  const response = await send(id, linesOf(codes));
  expect(response.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(response.headers.get("cache-control")).toContain("no-store");
  const rows = await rowsOf(response);
  expect(rows.slice(-3)).toEqual(
    codes.map((code) => [world.home.own.departmentName, printedCode(code), `http://survey.example.cn/s/${code}`]),
  );
});

test("the worksheet tells nobody which codes were used, and leaves no trace", async () => {
  const [spent = ""] = codes;
  const before = await rowsOf(await send(id, linesOf(codes)));
  const trail = await db.auditEntry.count();
  await db.surveyCode.delete({ where: { hash: hashOfCode(spent) } });
  expect(await rowsOf(await send(id, linesOf(codes)))).toEqual(before);
  expect(await db.auditEntry.count()).toBe(trail);
  expect(await versionOf(id)).toBe(2);
});

test.each<[string, () => [string, string[]]]>([
  ["what is no code", () => [id, [`${own} =cmd()`]]],
  ["a mistyped code", () => [id, linesOf([`${codes[0]?.slice(0, 11)}U`])]],
  ["nothing", () => [id, [""]]],
  ["another department", () => [id, linesOf(codes, world.home.own.spareDepartmentId)]],
  ["another hospital's round", () => [world.abroad.survey.roundId, linesOf(codes)]],
  ["more than can be made", () => [id, linesOf(Array.from({ length: 5001 }, () => codes[0] ?? ""))]],
])("%s is not made into one", async (_, given) => {
  await expect(send(...given())).rejects.toThrow(/404/);
});
