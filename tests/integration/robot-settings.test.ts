import { afterAll, beforeAll, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { sealRobot } from "@/lib/core/robot";
import { removeRobotAction, setRobotAction, testRobotAction, updateHospitalAction } from "@/lib/organisation/actions";
import { getHospital } from "@/lib/organisation/queries/hospital";
import { findRobot } from "@/lib/organisation/queries/robot";
import { setEmailAction, updateUserAction } from "@/lib/users/actions";
import { getOwnAccount } from "@/lib/users/queries/account";
import { actorOf } from "@/tests/support/actors";
import { startRobot } from "@/tests/support/outside";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

/** No hospital may name this very machine, where the tests' robot listens: that one is put in its place by hand. */
const RELAY = "http://relay.intra/cgi-bin/webhook/send?key=secret-of-the-group";

const database = useDatabase();
let world: World;
let committee: Actor;
let stranger: Actor;
let robot: Awaited<ReturnType<typeof startRobot>>;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
  robot = await startRobot();
});

afterAll(() => robot.close());

const run = (action: object, input: object, actor = committee) =>
  execute<never, { sent: boolean; version: number }>(definitionOf(action) as never, actor, input);
const versionOf = async (actor = committee) => (await getHospital(actor)).version;
const set = async (url: string, kind = "wecom") => run(setRobotAction, { version: await versionOf(), kind, url });

test("the address is stored sealed, is in no profile and no trail, and belongs to its own hospital", async () => {
  await set(RELAY);
  const stored = await db.hospital.findUniqueOrThrow({ where: { id: world.home.hospitalId } });
  expect(stored.robotUrl).not.toContain("secret-of-the-group");
  expect(await findRobot(committee)).toEqual({ kind: "wecom", url: RELAY });
  expect(await getHospital(committee)).toMatchObject({ robotKind: "wecom" });
  expect(JSON.stringify(await getHospital(committee))).not.toContain(stored.robotUrl);
  expect(await findRobot(stranger)).toBeNull();
  const trail = await db.auditEntry.findMany({ where: { action: "hospital.setRobot" } });
  expect(trail).toHaveLength(1);
  expect(JSON.stringify(trail)).not.toMatch(/secret-of-the-group|robotUrl/);
});

test("a test message is really sent; what the robot says against it is told, and both stand in the trail", async () => {
  const { hospitalId } = world.home;
  await db.hospital.update({ where: { id: hospitalId }, data: { robotUrl: sealRobot(hospitalId, robot.url) } });
  robot.next("taken");
  expect(await run(testRobotAction, {})).toEqual({ sent: true });
  expect(JSON.stringify(robot.requests.at(-1)?.body)).toContain("【同心】");
  robot.next("refused");
  await expect(run(testRobotAction, {})).rejects.toMatchObject({
    messageKey: "core.delivery.refused",
    params: { code: "93000", text: "invalid webhook url" },
  });
  const trail = await db.auditEntry.findMany({ where: { action: "hospital.testRobot" }, orderBy: { seq: "asc" } });
  expect(trail.map(({ after }) => after)).toEqual([true, false].map((sent) => ({ robotKind: "wecom", sent })));
});

test.each([
  ["ftp://robot.example.org/key", "organisation.invalid.robotAddress"],
  ["robot", "organisation.invalid.robotAddress"],
  ["https://user:word@robot.example.org/key", "organisation.invalid.robotAddress"],
  ["http://robot.example.org/key", "organisation.invalid.robotPlain"],
  ["http://172.32.0.1/key", "organisation.invalid.robotPlain"],
  ["http://10.evil.example.com/key", "organisation.invalid.robotPlain"],
  ["http://192.168.1.evil.example.com/key", "organisation.invalid.robotPlain"],
  ["http://localhost.evil.example.com/key", "organisation.invalid.robotPlain"],
  ["http://127.0.0.1:5432/", "organisation.invalid.robotSelf"],
  ["https://127.0.0.1/key", "organisation.invalid.robotSelf"],
  ["http://0x7f.1/key", "organisation.invalid.robotSelf"],
  ["http://localhost:5432/", "organisation.invalid.robotSelf"],
  ["https://db.localhost./", "organisation.invalid.robotSelf"],
  ["http://0.0.0.0:5432/", "organisation.invalid.robotSelf"],
  ["http://[::1]:5432/", "organisation.invalid.robotSelf"],
  ["http://[::ffff:127.0.0.1]/", "organisation.invalid.robotSelf"],
  ["http://169.254.169.254/latest", "organisation.invalid.robotSelf"],
])("%s is no address for a robot", async (url, key) => {
  await expect(set(url)).rejects.toMatchObject({ code: "INVALID", fieldErrors: { url: key } });
});

test.each([
  "https://robot.example.org/key",
  "http://10.1.2.3:8080/relay",
  "http://172.16.0.9/relay",
  "http://[fd00::5]/relay",
  "http://relay/key",
  "http://relay.intra/key",
])("%s is one", async (url) => {
  await set(url, "feishu");
  expect(await findRobot(committee)).toEqual({ kind: "feishu", url });
});

test("a stale page changes nothing; removed is removed, and then there is nothing to try", async () => {
  await expect(run(removeRobotAction, { version: 1 })).rejects.toMatchObject({
    code: "CONFLICT",
    params: { name: committee.name },
  });
  await run(removeRobotAction, { version: await versionOf() });
  expect(await findRobot(committee)).toBeNull();
  await expect(run(testRobotAction, {})).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("what stands on documents, and whether nudges go out by themselves, is the hospital's to say", async () => {
  const profile = { name: "Hospital", ownership: "private", reportDueWorkday: "15" };
  const given = { letterhead: "Committee of the hospital", documentPrefix: "HP", weeklyNudges: "on" };
  await run(updateHospitalAction, { ...profile, ...given, version: await versionOf() });
  expect(await getHospital(committee)).toMatchObject({ ...given, weeklyNudges: true, reportDueWorkday: 15 });
  await run(updateHospitalAction, { ...profile, version: await versionOf() });
  expect(await getHospital(committee)).toMatchObject({ letterhead: null, documentPrefix: null, weeklyNudges: false });
  const late = { ...profile, reportDueWorkday: "16", version: await versionOf() };
  await expect(run(updateHospitalAction, late)).rejects.toMatchObject({
    fieldErrors: { reportDueWorkday: "core.invalid.tooLarge" },
  });
});

test("an e-mail address is one's own to give and to take back; the trail has it masked", async () => {
  const { userId, hospitalId } = world.home;
  const own = actorOf({ hospitalId, userId, roles: ["branchSecretary"], branchIds: [world.home.own.branchId] });
  const { version } = await getOwnAccount(own);
  await expect(run(setEmailAction, { version, email: "nobody@" }, own)).rejects.toMatchObject({
    fieldErrors: { email: "users.invalid.email" },
  });
  await run(setEmailAction, { version, email: "secretary@example.org" }, own);
  expect(await getOwnAccount(own)).toMatchObject({ email: "secretary@example.org", version: version + 1 });
  await expect(run(setEmailAction, { version, email: "" }, own)).rejects.toMatchObject({ code: "CONFLICT" });
  const admin = actorAtHome(world, "administrator");
  const person = { id: userId, version: version + 1, name: "Person", roles: ["administrator"] };
  await run(updateUserAction, { ...person, email: "" }, admin);
  expect((await getOwnAccount(own)).email).toBeNull();
  const trail = await db.auditEntry.findMany({ where: { subject: "user", subjectId: userId } });
  expect(JSON.stringify(trail)).toContain("se***@example.org");
  expect(JSON.stringify(trail)).not.toContain("secretary@");
});
