import ExcelJS from "exceljs";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { writeSheet } from "@/lib/core/files/xlsx";
import { toDbDay } from "@/lib/core/period";
import { translatorOf } from "@/lib/i18n/translate";
import { getRoundSheet } from "@/lib/surveys/queries/round-sheet";
import { ANSWERS } from "@/tests/support/survey-world";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { refusal } from "./survey-acts";

const database = useDatabase();
const t = translatorOf("zh-CN");
let world: World;
let committee: Actor;
let secretary: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
});

/** The rows under the header, as a spreadsheet holds them. */
async function rowsOf(actor: Actor, params: Record<string, string>, columns: number): Promise<unknown[][]> {
  const book = new ExcelJS.Workbook();
  const bytes = await writeSheet(await getRoundSheet(actor, params, t));
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  const rows: unknown[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    rows.push(Array.from({ length: columns }, (_, index) => row.getCell(index + 1).value));
  });
  const head = rows.findIndex((row) => row[columns - 1] !== null);
  return rows.slice(head + 1);
}

test("the list is taken along as it is filtered, within the actor's reach", async () => {
  const all = await rowsOf(committee, {}, 9);
  expect(all).toHaveLength(2);
  const open = await rowsOf(committee, { state: "open" }, 9);
  expect(open.map((row) => row.slice(6))).toEqual([[2, ANSWERS * 2, 40]]);
  expect((await rowsOf(secretary, {}, 9)).map((row) => row.slice(6))).toEqual([[1, ANSWERS, 20]]);
});

test("a round's departments come with what their rate is held against", async () => {
  const { roundId } = world.home.survey;
  const own = await rowsOf(secretary, { round: roundId }, 8);
  expect(own.map((row) => row.slice(0, 7))).toEqual([
    [world.home.own.departmentName, ANSWERS, 20, ANSWERS * 5, "目标份数", 1, 1],
  ]);
  expect(own.map((row) => row[7])).toEqual([toDbDay("2026-01-15")]);
  expect(await rowsOf(committee, { round: roundId }, 8)).toHaveLength(2);
});

test("another hospital's round is not there", async () => {
  expect((await refusal(getRoundSheet(committee, { round: world.abroad.survey.roundId }, t)))[0]).toBe("NOT_FOUND");
});
