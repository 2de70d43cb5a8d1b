import { beforeAll, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { databaseFailure } from "@/lib/core/db/failure";
import { addDays, clock, instantOf, toDbDay, today } from "@/lib/core/period";
import { createPartnerAction, updatePartnerAction } from "@/lib/partners/actions";
import { getPartner } from "@/lib/partners/queries";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let committee: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
});

const run = (action: object, input: object) =>
  execute<never, { id: string }>(definitionOf(action) as never, committee, input);

test("a partner is paired from today; a branch no longer ticked was paired until yesterday", async () => {
  const { own, other } = world.home;
  const base = { name: "Community", kind: "community", contact: "", note: "" };
  const { id } = await run(createPartnerAction, { ...base, branchIds: [own.branchId] });
  await db.partnerPairing.updateMany({ where: { partnerId: id }, data: { fromDay: toDbDay("2026-01-01") } });
  await run(updatePartnerAction, { ...base, id, version: 1, branchIds: [other.branchId] });
  const { pairings, version } = await getPartner(committee, id);
  expect(version).toBe(2);
  expect(pairings.map(({ branchId, fromDay, toDay }) => [branchId, fromDay, toDay])).toEqual([
    [other.branchId, today(), null],
    [own.branchId, "2026-01-01", addDays(today(), -1)],
  ]);
});

test("a pairing begun and taken back on one day leaves no trace, and can be begun again", async () => {
  const now = clock.now;
  clock.now = () => instantOf("2026-05-05", "10:00");
  try {
    const base = { name: "School", kind: "school", branchIds: [world.home.own.branchId] };
    const { id } = await run(createPartnerAction, base);
    await run(updatePartnerAction, { ...base, id, version: 1, branchIds: [] });
    expect((await getPartner(committee, id)).pairings).toEqual([]);
    await run(updatePartnerAction, { ...base, id, version: 2 });
    expect((await getPartner(committee, id)).pairings).toMatchObject([{ fromDay: "2026-05-05", toDay: null }]);
  } finally {
    clock.now = now;
  }
});

test("a name that is taken is said at the field, and nothing is stored", async () => {
  const before = await db.partner.count();
  const { name } = await getPartner(committee, world.home.own.partnerId);
  const error = await run(createPartnerAction, { name, kind: "school" }).then(
    () => null,
    (thrown) => databaseFailure(thrown),
  );
  expect([error?.code, error?.fieldErrors]).toEqual(["CONFLICT", { name: "core.invalid.taken" }]);
  expect(await db.partner.count()).toBe(before);
});

test("another hospital's branch is refused at the field; a stale version is a conflict", async () => {
  const base = { name: "Charity", kind: "charity" };
  await expect(run(createPartnerAction, { ...base, branchIds: [world.abroad.own.branchId] })).rejects.toMatchObject({
    code: "INVALID",
    fieldErrors: { branchIds: "partners.invalid.branch" },
  });
  const { id } = await run(createPartnerAction, base);
  await run(updatePartnerAction, { ...base, id, version: 1 });
  await expect(run(updatePartnerAction, { ...base, id, version: 1 })).rejects.toMatchObject({ code: "CONFLICT" });
});
