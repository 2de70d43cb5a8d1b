import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyChain } from "@/lib/core/audit";
import { db } from "@/lib/core/db/client";
import { PrismaClient } from "@/lib/core/db/generated/client";
import { type CatalogueRule, catalogueFor, REGULATION_RULES } from "@/lib/organisation/rules/catalogue";
import { renewRules } from "@/prisma/launch/rules";
import { useDatabase } from "@/tests/support/use-database";

const database = useDatabase();
let hospitals: { id: string; ownership: "public" | "private" }[];

beforeAll(async () => {
  for (const ownership of ["public", "private"] as const) {
    await db.hospital.create({ data: { code: ownership, name: ownership, ownership } });
  }
  hospitals = await db.hospital.findMany({ select: { id: true, ownership: true }, orderBy: { code: "asc" } });
});

afterAll(() => db.$disconnect());

const keysOf = async (hospitalId: string) => {
  const rows = await db.regulationRule.findMany({ where: { hospitalId }, select: { key: true, effectiveOn: true } });
  return rows.map(({ key, effectiveOn }) => `${key} ${effectiveOn.toISOString().slice(0, 10)}`).sort();
};
const wanted = (rules: readonly CatalogueRule[]) => rules.map(({ key, effectiveOn }) => `${key} ${effectiveOn}`).sort();

test("a start adds what a hospital of its ownership lacks, says so in the trail, and the next adds nothing", async () => {
  const expected = hospitals.reduce((sum, { ownership }) => sum + catalogueFor(ownership).length, 0);
  expect(await renewRules(database.url())).toEqual({ added: expected, corrected: 0 });
  for (const { id, ownership } of hospitals) {
    expect(await keysOf(id)).toEqual(wanted(catalogueFor(ownership)));
    const other = ownership === "public" ? "private" : "public";
    expect(catalogueFor(ownership).some((rule) => rule.ownership === other)).toBe(false);
  }
  expect(await renewRules(database.url())).toEqual({ added: 0, corrected: 0 });
  const entries = await db.auditEntry.findMany({ where: { action: "rule.add" } });
  expect(entries.map(({ actorName, actorId }) => [actorName, actorId])).toEqual([
    ["Tongxin", null],
    ["Tongxin", null],
  ]);
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url() }) });
  for (const { id } of hospitals) expect(await verifyChain(client, id)).toMatchObject({ entries: 1, brokenAt: null });
  await client.$disconnect();
});

test("a new rule reaches a hospital that was there before; its own numbers stay", async () => {
  const [{ id: hospitalId } = { id: "" }] = hospitals;
  const own = { overrideValue: 100, overrideReason: "Set by the branch", version: 2 };
  await db.regulationRule.updateMany({ where: { hospitalId, key: "dues.roundingFen" }, data: own });
  await db.regulationRule.deleteMany({ where: { key: "dues.flat" } });
  expect((await renewRules(database.url())).added).toBe(2);
  const rounding = await db.regulationRule.findFirstOrThrow({ where: { hospitalId, key: "dues.roundingFen" } });
  expect([rounding.overrideValue?.toNumber(), rounding.version]).toEqual([100, 2]);
  const entry = await db.auditEntry.findFirstOrThrow({ where: { hospitalId }, orderBy: { seq: "desc" } });
  expect(entry.after).toEqual({ rules: 1, keys: ["dues.flat"] });
});

test("two programs that start at once add each rule once", async () => {
  await db.regulationRule.deleteMany();
  const added = await Promise.all([renewRules(database.url()), renewRules(database.url())]);
  const all = hospitals.reduce((sum, { ownership }) => sum + catalogueFor(ownership).length, 0);
  expect(added.reduce((sum, one) => sum + one.added, 0)).toBe(all);
});

test("a rule in a new wording stands beside the old one, from its own day on", async () => {
  const flat = REGULATION_RULES.find(({ key }) => key === "dues.flat");
  if (!flat) throw new Error("dues.flat is gone");
  const renewed = () => [...catalogueFor("public"), { ...flat, value: 30, effectiveOn: "2999-01-01" }];
  expect((await renewRules(database.url(), renewed)).added).toBeGreaterThanOrEqual(2);
  const [{ id: hospitalId } = { id: "" }] = hospitals;
  expect(await db.regulationRule.count({ where: { hospitalId, key: "dues.flat" } })).toBe(2);
});

test("what an older catalogue said of a rule's text is corrected, in its later versions too; own numbers stay", async () => {
  await renewRules(database.url());
  const [{ id: hospitalId } = { id: "" }] = hospitals;
  const where = { hospitalId, key: "dues.roundingFen" };
  const own = { overrideValue: 100, overrideReason: "Whole yuan" };
  const old = { source: "An older text", article: "第二章", confirmed: true };
  await db.regulationRule.updateMany({ where, data: { ...old, ...own } });
  const first = await db.regulationRule.findFirstOrThrow({ where });
  const effectiveOn = new Date("2026-05-01");
  await db.regulationRule.create({ data: { ...first, effectiveOn, overrideValue: 10, version: 7 } });

  expect(await renewRules(database.url())).toEqual({ added: 0, corrected: 2 });
  const rows = await db.regulationRule.findMany({ where, orderBy: { effectiveOn: "asc" } });
  const rounding = REGULATION_RULES.find(({ key }) => key === "dues.roundingFen");
  const { source, article, confirmed } = rounding ?? old;
  expect(rows.map((row) => [row.overrideValue?.toNumber(), row.overrideReason, row.version])).toEqual([
    [100, "Whole yuan", first.version],
    [10, "Whole yuan", 7],
  ]);
  for (const row of rows) expect(row).toMatchObject({ source, article, confirmed });
  const entry = await db.auditEntry.findFirstOrThrow({ where: { hospitalId }, orderBy: { seq: "desc" } });
  const ruleKey = "dues.roundingFen";
  expect(entry).toMatchObject({ action: "rule.correct", actorId: null, actorName: "Tongxin" });
  expect(entry.before).toEqual({ texts: [1, 2].map(() => ({ ruleKey, ...old })) });
  expect(entry.after).toEqual({ texts: [1, 2].map(() => ({ ruleKey, source, article, confirmed })) });
  expect(await renewRules(database.url())).toEqual({ added: 0, corrected: 0 });
});

test("another hospital's texts are its own affair: each is corrected and told of by itself", async () => {
  const [one, two] = hospitals;
  const key = "branch.minFullMembers";
  await db.regulationRule.updateMany({ where: { key, hospitalId: one?.id ?? "" }, data: { article: null } });
  expect(await renewRules(database.url())).toEqual({ added: 0, corrected: 1 });
  const told = (hospitalId = "") => db.auditEntry.count({ where: { hospitalId, action: "rule.correct" } });
  expect([await told(one?.id), await told(two?.id)]).toEqual([2, 0]);
});
