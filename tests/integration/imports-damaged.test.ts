import { beforeAll, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db, pool } from "@/lib/core/db/client";
import { jobsDone } from "@/lib/core/job";
import { translatorOf } from "@/lib/i18n/translate";
import { uploadImportAction } from "@/lib/imports/actions";
import { getImport } from "@/lib/imports/queries";
import { DAMAGED_FILES } from "@/tests/support/damaged-files";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let committee: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
});

/** Everything that an import could have written, except its own batch and what the trail says of it. */
async function register(): Promise<unknown> {
  const tables = ["Department", "Branch", "DepartmentPairing", "Group", "Staff", "PersonalData", "StaffMove", "Member"];
  const more = ["BranchMembership", "MemberEvent", "DuesBase", "Appointment"];
  const counted = await Promise.all(
    [...tables, ...more].map(async (table) => {
      const sql = `SELECT count(*)::int AS count, md5(string_agg(t::text, '|' ORDER BY t::text)) AS content FROM "${table}" t`;
      return [table, (await pool().query(sql)).rows[0]];
    }),
  );
  return Object.fromEntries(counted);
}

test("the sentences of damaged files name what they talk about, in both languages", () => {
  const params = { row: 3, next: 4, max: 5, range: "A1:B2", count: 2, sheets: "甲、乙" };
  for (const t of [translatorOf("zh-CN"), translatorOf("en")]) {
    for (const { problem } of DAMAGED_FILES) {
      expect(t.has(`imports.file.${problem}`)).toBe(true);
      expect(t(`imports.file.${problem}`, params)).not.toMatch(/[{}]|imports\.file/);
    }
  }
});

test.each(DAMAGED_FILES)("$name: $what: refused, and the register is as it was", async ({ name, bytes, problem }) => {
  const before = await register();
  const file = new File([(await bytes()) as BlobPart], name);
  const upload = execute<never, { id: string }>(definitionOf(uploadImportAction) as never, committee, {
    kind: "members",
    file,
  });
  const { id } = await upload.catch((error: { messageKey: string; fieldErrors?: Record<string, string> }) => {
    // What shows at once is said at the field.
    expect(Object.values(error.fieldErrors ?? { file: error.messageKey })).toContain(`imports.file.${problem}`);
    return { id: null };
  });
  await jobsDone();
  if (id) {
    const { status, failure } = await getImport(committee, id);
    expect({ status, failure: failure?.key }).toEqual({ status: "failed", failure: `imports.file.${problem}` });
  }
  expect(await register()).toEqual(before);
  expect(await db.importRow.count({ where: { batch: { status: "checked" } } })).toBe(0);
});
