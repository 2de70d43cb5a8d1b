import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { createPostAction, createStaffAction } from "@/lib/staff/actions";
import { branchMembershipRow, memberRow } from "@/tests/support/factories";
import { actorAtHome, type World } from "@/tests/support/world";

/** What people of a hospital do in the tests of posts: each test has a hospital of its own, for shares count everybody. */
export function staffActs(world: World) {
  const committee = actorAtHome(world, "committee");
  const run = (action: object, input: object, actor: Actor = committee) =>
    execute<never, { id: string }>(definitionOf(action) as never, actor, input);

  let number = 0;
  async function hire(): Promise<string> {
    number += 1;
    const { departmentId } = world.home.own;
    const person = { name: `Person ${number}`, employeeNo: `P${number}`, departmentId };
    return (await run(createStaffAction, person)).id;
  }

  /** A full member of the own branch since a day. */
  async function admit(since = "2020-01-01", given: Partial<ReturnType<typeof memberRow>> = {}): Promise<string> {
    const staffId = await hire();
    const { hospitalId } = world.home;
    const { branchId } = world.home.own;
    const { stage, groupId, fullOn } = memberRow({ hospitalId, branchId, staffId, fullOn: since, ...given });
    const { id } = await db.member.create({
      data: {
        hospitalId,
        branchId,
        staffId,
        groupId,
        stage,
        probationaryOn: new Date(since),
        fullOn: fullOn && new Date(fullOn),
      },
      select: { id: true },
    });
    const stay = branchMembershipRow({ hospitalId, branchId, memberId: id });
    await db.branchMembership.create({ data: { ...stay, fromDay: new Date(since), toDay: null } });
    return staffId;
  }

  const appoint = (staffId: string, given: object) =>
    run(createPostAction, {
      staffId,
      post: "administrative",
      title: "Director",
      departmentId: world.home.own.departmentId,
      fromDay: "2025-01-01",
      ...given,
    });

  return {
    committee,
    secretary: actorAtHome(world, "branchSecretary"),
    stranger: actorAtHome({ home: world.abroad, abroad: world.home }, "committee"),
    run,
    hire,
    admit,
    appoint,
  };
}
