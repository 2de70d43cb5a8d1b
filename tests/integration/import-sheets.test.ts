import { beforeAll, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { readTable } from "@/lib/core/files/read-table";
import type { TableCell } from "@/lib/core/files/table";
import { type SheetInput, writeSheet } from "@/lib/core/files/xlsx";
import { jobsDone } from "@/lib/core/job";
import { translatorOf } from "@/lib/i18n/translate";
import { uploadImportAction } from "@/lib/imports/actions";
import { getImport, listImports } from "@/lib/imports/queries";
import { listImportRows } from "@/lib/imports/queries/import-rows";
import { getTemplateSheet } from "@/lib/imports/queries/template-sheet";
import { getWrongSheet } from "@/lib/imports/queries/wrong-sheet";
import { IMPORT_KINDS } from "@/lib/imports/schema";
import { actorOf } from "@/tests/support/actors";
import { departmentRow } from "@/tests/support/factories";
import {
  BRANCHES,
  DEPARTMENTS,
  GROUPS,
  MEMBER_COUNT,
  membersXlsx,
  rightCell,
  rowOf,
  WRONG_COUNT,
  WRONG_ROWS,
} from "@/tests/support/member-register";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const zh = translatorOf("zh-CN");
let world: World;
let committee: Actor;
let id: string;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function upload(bytes: Uint8Array, actor = committee): Promise<string> {
  const file = new File([bytes as BlobPart], "党员名册.xlsx", { type: XLSX });
  const batch = await execute<never, { id: string }>(definitionOf(uploadImportAction) as never, actor, {
    kind: "members",
    file,
  });
  await jobsDone();
  return batch.id;
}

beforeAll(async () => {
  world = await buildWorld(database.url());
  const { hospitalId } = world.home;
  committee = actorAtHome(world, "committee");
  const named = DEPARTMENTS.map(([name]) => ({ hospitalId, name, kind: departmentRow({ hospitalId }).kind }));
  await db.department.createMany({ data: named });
  const branches = await db.branch.createManyAndReturn({ data: BRANCHES.map((name) => ({ hospitalId, name })) });
  const groups = branches.flatMap(({ id: branchId }) => GROUPS.map((name) => ({ hospitalId, branchId, name })));
  await db.group.createMany({ data: groups });
  id = await upload(await membersXlsx());
});

async function contentOf(sheet: SheetInput): Promise<{ names: string[]; rows: TableCell[][] }> {
  const table = await readTable(await writeSheet(sheet));
  const rows: TableCell[][] = [];
  for await (const { cells } of table.rows()) rows.push(cells);
  return { names: table.header.names, rows };
}

test("a register with twelve kinds of mistakes: each is found in its row, with a word a clerk understands", async () => {
  const batch = await getImport(committee, id);
  expect(batch.failure).toBeNull();
  expect(batch).toMatchObject({ rows: MEMBER_COUNT, added: MEMBER_COUNT - WRONG_COUNT, wrong: WRONG_COUNT });
  const { rows } = await listImportRows(committee, id, { outcome: "wrong" });
  const said = rows.map(({ row, problems }) => [
    row,
    problems.map(({ field, key, params }) => `${field ? zh(`imports.field.${field}`) : ""}${zh(key, params)}`),
  ]);
  expect(said.map(([row]) => row)).toEqual(WRONG_ROWS.map(({ place }) => rowOf(place)));
  for (const [index, { mistake }] of WRONG_ROWS.entries()) {
    expect([mistake.kind, String(said[index]?.[1])]).toEqual([mistake.kind, expect.stringContaining(mistake.said)]);
  }
});

describe("the wrong rows given back", () => {
  test("hold every column as it was and the reasons; corrected they are new, and nothing else is", async () => {
    const sheet = await getWrongSheet(committee, { batch: id }, zh);
    const { names, rows } = await contentOf(sheet);
    expect(names.at(-1)).toBe("错误原因");
    expect(rows).toHaveLength(WRONG_COUNT);
    expect(rows.map((cells) => cells[0])).toEqual(WRONG_ROWS.map(({ place }) => place));
    const corrected = rows.map((cells, index) => {
      const { place = 0, mistake } = WRONG_ROWS[index] ?? {};
      const right = rightCell(place, mistake?.column ?? "");
      const put = right instanceof Date ? right.toISOString().slice(0, 10) : right;
      return sheet.rows[index]?.map((cell, at) => (names[at] === mistake?.column ? put : cell)) ?? cells;
    });
    const second = await upload(await writeSheet({ ...sheet, rows: corrected as SheetInput["rows"] }));
    const batch = await getImport(committee, second);
    expect(batch).toMatchObject({ failure: null, rows: WRONG_COUNT, added: WRONG_COUNT, wrong: 0 });
  });

  test("sent again uncorrected they are wrong again, and the reasons do not pile up", async () => {
    const again = await upload(await writeSheet(await getWrongSheet(committee, { batch: id }, zh)));
    const sheet = await getWrongSheet(committee, { batch: again }, zh);
    expect(sheet.columns.filter(({ header }) => header === "错误原因")).toHaveLength(1);
    // The employee number that stood twice stands there once now.
    expect((await getImport(committee, again)).wrong).toBeLessThanOrEqual(WRONG_COUNT);
  });

  test("are for nobody but who uploaded them, and lie sealed", async () => {
    const colleague = actorOf({ hospitalId: world.home.hospitalId, roles: ["committee"] });
    const abroad = actorOf({ hospitalId: world.abroad.hospitalId, userId: committee.userId, roles: ["committee"] });
    for (const actor of [colleague, abroad, actorAtHome(world, "branchSecretary")]) {
      await expect(getWrongSheet(actor, { batch: id }, zh)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(getWrongSheet(committee, { batch: "nonsense" }, zh)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getImport(colleague, id)).own).toBe(false);
    const stored = await db.importRow.findMany({ where: { batchId: id } });
    expect(JSON.stringify(stored)).not.toMatch(/999999\d{8}/);
  });
});

test("templates are of the kinds that one may bring in", async () => {
  for (const kind of IMPORT_KINDS) {
    const { columns, notes } = await getTemplateSheet(committee, { kind }, zh);
    expect(notes?.rows).toHaveLength(columns.length + 1);
  }
  const administrator = actorAtHome(world, "administrator");
  await expect(getTemplateSheet(administrator, { kind: "members" }, zh)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(getTemplateSheet(committee, { kind: "nonsense" }, zh)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await getTemplateSheet(administrator, { kind: "staff" }, zh)).columns.length).toBeGreaterThan(5);
});

test("imports are seen by those who may bring in their kind, in their own hospital", async () => {
  const seen = async (actor: Actor) => (await listImports(actor)).map((one) => one.id);
  expect(await seen(committee)).toContain(id);
  expect(await seen(actorAtHome(world, "administrator"))).not.toContain(id);
  expect(await seen(actorAtHome(world, "branchSecretary"))).toEqual([]);
  const abroad = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
  expect(await seen(abroad)).toEqual([world.abroad.importId]);
  await expect(listImportRows(abroad, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
