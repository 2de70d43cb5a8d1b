import { beforeAll, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { addDays, today } from "@/lib/core/period";
import { correctEventAction, recordActAction, takeBackEventAction } from "@/lib/members/actions";
import { listMemberEvents } from "@/lib/members/queries/events";
import { getMember } from "@/lib/members/queries/member-detail";
import { flowOf, pathProblem } from "@/lib/members/rules/path";
import { MEMBER_ACTS } from "@/lib/members/schema";
import { chanceOf } from "@/prisma/seed/chance";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const STEPS = 240;

let world: World;
let committee: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
});

async function attempt(action: object, input: object): Promise<boolean> {
  // Another person every time, for nobody may do so much in a minute.
  const work = execute(definitionOf(action) as never, actorAtHome(world, "committee"), input);
  return work.then(
    () => true,
    (error) => {
      if (error instanceof AppError && error.code === "INVALID") return false;
      throw error;
    },
  );
}

/** Members of whom two stays share a day, or whose open stay is not their branch, as the database itself sees it. */
const overlapping = () => db.$queryRaw<unknown[]>`
  SELECT a."memberId" FROM "BranchMembership" a JOIN "BranchMembership" b
    ON b."memberId" = a."memberId" AND b.id <> a.id
    AND daterange(a."fromDay", a."toDay", '[]') && daterange(b."fromDay", b."toDay", '[]')
  UNION ALL
  SELECT m.id FROM "Member" m LEFT JOIN "BranchMembership" s ON s."memberId" = m.id AND s."toDay" IS NULL
    WHERE s."branchId" IS DISTINCT FROM (CASE WHEN m."leftOn" IS NULL THEN m."branchId" END)`;

test("whatever is recorded, corrected and taken back in whatever order, no two stays overlap", async () => {
  const chance = chanceOf("members walk");
  const { own, other } = world.home;
  const done: Record<string, number> = {};
  for (let step = 0; step < STEPS; step++) {
    const id = chance.pick([own.memberId, other.memberId]);
    const { version } = await getMember(committee, id);
    const events = await listMemberEvents(committee, id);
    const onDay = addDays("2021-01-01", chance.int(0, 2100));
    const eventId = chance.pick(events).id;
    const kind = chance.pick(MEMBER_ACTS);
    const into = { branchId: chance.pick([own.branchId, other.branchId]) };
    const act = { id, version, kind, onDay, place: "Place", ...(/Within|In$/.test(kind) ? into : {}) };
    const [name, ok] = await chance.pick([
      async () => ["act", await attempt(recordActAction, act)] as const,
      async () => ["act", await attempt(recordActAction, act)] as const,
      async () => ["correct", await attempt(correctEventAction, { id, eventId, version, onDay })] as const,
      async () => ["takeBack", await attempt(takeBackEventAction, { id, eventId, version })] as const,
    ])();
    if (ok) done[name] = (done[name] ?? 0) + 1;
    expect(await overlapping()).toEqual([]);
    const { memberships, ...member } = await getMember(committee, id);
    const told = (await listMemberEvents(committee, id)).map((one) => ({ ...one, place: member.flowPlace }));
    const { lastFlowOn, ...flow } = flowOf(told);
    expect(member).toMatchObject(flow);
    expect(pathProblem({ ...member, lastFlowOn, stays: memberships }, today())).toBeNull();
  }
  for (const name of ["act", "correct", "takeBack"]) expect(done[name] ?? 0).toBeGreaterThan(5);
});
