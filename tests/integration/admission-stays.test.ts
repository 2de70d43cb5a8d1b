import { expect, test } from "vitest";
import { takeStepBackAction } from "@/lib/admission/actions";
import { getAdmission } from "@/lib/admission/queries/admissions";
import { db } from "@/lib/core/db/client";
import { toDbDay } from "@/lib/core/period";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld } from "@/tests/support/world";
import { refusal, run, takeAs } from "./admission-acts";

const database = useDatabase();

test("nobody stops on the day of coming into the branch, for no stay would be left to take up again", async () => {
  const world = await buildWorld(database.url());
  const secretary = actorAtHome(world, "branchSecretary");
  const { hospitalId, own, other } = world.home;
  const memberId = own.applicantId;
  const member = { hospitalId_id: { hospitalId, id: memberId } };
  await db.member.update({ where: member, data: { appliedOn: toDbDay("2026-01-10") } });
  await db.branchMembership.deleteMany({ where: { memberId } });
  const arrived = { memberId, branchId: own.branchId, fromDay: toDbDay("2026-09-01") };
  const before = { memberId, branchId: other.branchId, fromDay: toDbDay("2026-01-10"), toDay: toDbDay("2026-08-31") };
  for (const stay of [before, arrived]) await db.branchMembership.create({ data: { hospitalId, ...stay } });
  const stop = (onDay: string) => takeAs(secretary, memberId, "stop", { onDay, note: "Own wish" });
  for (const onDay of ["2026-08-20", "2026-09-01"]) {
    expect(await refusal(stop(onDay))).toMatchObject({
      fields: { onDay: "admission.refused.arrivedThen" },
      params: { day: "2026-09-01" },
    });
  }
  expect((await db.member.findUniqueOrThrow({ where: member })).leftOn).toBeNull();
  await stop("2026-09-02");
  const [{ version }, { last }] = [
    await db.member.findUniqueOrThrow({ where: member }),
    await getAdmission(secretary, memberId),
  ];
  await run(takeStepBackAction, secretary, { memberId, version, eventId: last?.id ?? "" });
  expect(await db.branchMembership.findMany({ where: { memberId, toDay: null } })).toMatchObject([arrived]);
});
