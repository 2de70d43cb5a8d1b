import { randomUUID } from "node:crypto";
import { createTranslator } from "next-intl";
import { beforeAll, expect, test, vi } from "vitest";
import { generateMetadata as ofBrand } from "@/app/(workspace)/brands/[id]/layout";
import { generateMetadata as ofReport } from "@/app/(workspace)/reports/[id]/layout";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { messagesOf } from "@/lib/i18n/messages";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const asking = vi.hoisted(() => ({ actor: null as Actor | null }));
// All of them read the request, of which a test has none.
vi.mock("@/lib/core/auth", () => ({ findActor: async () => asking.actor }));
vi.mock("@/lib/i18n/request-locale", () => ({ requestLocale: async () => "zh-CN" }));
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace: never) =>
    createTranslator({ locale: "zh-CN", messages: messagesOf("zh-CN"), namespace }),
}));

const database = useDatabase();
let world: World;

beforeAll(async () => {
  world = await buildWorld(database.url());
});

const titleOf = async (of: typeof ofReport | typeof ofBrand, id: string) => {
  const { title } = await of({ params: Promise.resolve({ id }), children: null });
  return (title as { default: string } | undefined)?.default;
};

test("the tab of a report names its branch and month, that of a brand the brand", async () => {
  const { branchName, brandId, reports } = world.home.own;
  asking.actor = actorAtHome(world, "committee");
  expect(await titleOf(ofReport, reports.approved)).toBe(`${branchName} 2025年11月月报`);
  const { name } = await db.brand.findFirstOrThrow({ where: { id: brandId } });
  expect(await titleOf(ofBrand, brandId)).toBe(name);
});

test("a tab tells nobody what the page would not", async () => {
  const { own, other } = world.home;
  asking.actor = { ...actorAtHome(world, "branchSecretary"), branchIds: [other.branchId] };
  expect(await titleOf(ofReport, own.reports.approved)).toBeUndefined();
  asking.actor = { ...actorAtHome(world, "committee"), hospitalId: world.abroad.hospitalId };
  for (const id of [own.brandId, randomUUID(), "not-an-id"]) expect(await titleOf(ofBrand, id)).toBeUndefined();
  asking.actor = null;
  expect(await titleOf(ofReport, own.reports.approved)).toBeUndefined();
});
