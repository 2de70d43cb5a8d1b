import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/core/db/client";
import { clock, toDbDay } from "@/lib/core/period";
import { VISITS_A_MINUTE } from "@/lib/core/visitor-limit";
import { storedOf } from "@/tests/support/answers";
import { newAddress, openDoorForTests, type PublicDoor } from "@/tests/support/public-door";
import { useDatabase } from "@/tests/support/use-database";
import { buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();

let world: World;
let door: PublicDoor;
let poster: string;
let link: string;

beforeAll(async () => {
  world = await buildWorld(database.url());
  door = await openDoorForTests();
  poster = `/s/${world.home.survey.posterToken}`;
  link = `/s/${world.home.survey.linkToken}`;
});

afterAll(() => door.close());

const own = () => ({ roundId: world.home.survey.roundId, departmentId: world.home.own.departmentId });
const stored = () => storedOf(database.url(), own());

type Pair = [name: string, value: string];

/** What a browser sends of a form that was filled in properly, in the form's order. */
function filled(given: { key?: string; department?: string } = {}): Pair[] {
  return [
    ["key", given.key ?? randomUUID()],
    ["department", given.department ?? world.home.own.departmentId],
    ["a.doctor", "1"],
    ["a.lacking", "0"],
    ["a.nurse", "0"],
    ["a.visit", "1"],
    ["a.reasons", "0"],
    ["a.reasons", "2"],
    ["a.waited", "15"],
    ["a.praise", ""],
    ["a.advice", "More chairs, please"],
    ["a.recommend", "9"],
  ];
}

const bodyOf = (pairs: readonly Pair[]) => pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
const replaced = (name: string, value: string) =>
  bodyOf(filled().map(([field, old]): Pair => [field, field === name ? value : old]));
const json = { accept: "application/json" };

describe("the page", () => {
  test("is one document of at most 20 KB that loads nothing and keeps nothing", async () => {
    const { status, text, headers } = await door.ask(poster);
    expect(status).toBe(200);
    expect(gzipSync(text).length).toBeLessThan(20 * 1024);
    expect(text).not.toMatch(/<link|src=|url\(|@import/);
    expect(headers.get("set-cookie")).toBeNull();
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(text).toContain("不记名");
  });

  test("speaks English to whoever asks for it", async () => {
    expect((await door.ask(`${poster}?lang=en`)).text).toContain("Anonymous");
    expect((await door.ask(poster, { headers: { "accept-language": "en-GB,en;q=0.9" } })).text).toContain("Anonymous");
    expect((await door.ask(`${poster}?lang=zh`, { headers: { "accept-language": "en" } })).text).toContain("不记名");
  });

  test("asks for the department where the address is the whole round's", async () => {
    const { text } = await door.ask(link);
    expect(text).toContain(world.home.own.departmentName);
    expect(text).toContain(world.home.other.departmentName);
    expect((await door.ask(poster)).text).not.toContain(world.home.other.departmentName);
  });

  test("every page has a key of its own", async () => {
    const keyIn = (text: string) => /name="key" value="([^"]+)"/.exec(text)?.[1];
    expect(keyIn((await door.ask(poster)).text)).not.toBe(keyIn((await door.ask(poster)).text));
  });

  test("unknown, spent, waiting and closed addresses say so", async () => {
    const where = { hospitalId_id: { hospitalId: world.abroad.hospitalId, id: world.abroad.survey.roundId } };
    const abroad = `/s/${world.abroad.survey.linkToken}`;
    const set = (data: { opensOn?: Date; closesOn?: Date; stoppedAt?: Date | null }) =>
      db.surveyRound.update({ where, data });
    const spent = `/s/${world.abroad.survey.code}`;
    await set({ opensOn: toDbDay("2900-01-01") });
    expect(await door.ask(abroad)).toMatchObject({ status: 403, text: expect.stringContaining("2900") });
    await set({ opensOn: toDbDay("2020-01-01"), closesOn: toDbDay("2020-02-01") });
    // The address above is believed for some seconds; a code is asked for each time.
    expect(await door.ask(spent)).toMatchObject({ status: 410, text: expect.stringContaining("2020") });
    await set({ closesOn: toDbDay("2999-12-31"), stoppedAt: clock.now() });
    expect(await door.ask(spent)).toMatchObject({ status: 410, text: expect.stringContaining("停止收集") });
    await set({ stoppedAt: null });
    await db.surveyCode.deleteMany({ where: { hospitalId: world.abroad.hospitalId } });
    expect(await door.ask(spent)).toMatchObject({ status: 410, text: expect.stringContaining("已经用过") });
    for (const path of ["/s/", "/s/x", "/s/0000000000", `${poster}/more`]) {
      expect((await door.ask(path)).status).toBe(404);
    }
    expect((await door.ask(poster, { method: "DELETE" })).status).toBe(405);
  });
});

describe("an answer", () => {
  test("without scripts is thanked with a page, and the same again is told so", async () => {
    const body = bodyOf(filled());
    const before = (await stored()).answers.length;
    expect(await door.ask(poster, { body })).toMatchObject({ status: 200, text: expect.stringContaining("谢谢") });
    expect(await door.ask(poster, { body })).toMatchObject({ status: 409, text: expect.stringContaining("已经收到") });
    const { answers } = await stored();
    expect(answers).toHaveLength(before + 1);
    expect(answers.map((row) => row.answers)).toContainEqual([1, 0, 0, 1, [0, 2], 15, null, 1, 9]);
  });

  test("names and numbers in what was written are masked before it is stored", async () => {
    const { name } = await db.staff.findFirstOrThrow({ where: { hospitalId: world.home.hospitalId } });
    const renamed = { where: { hospitalId: world.home.hospitalId, name }, data: { name: "钱三强" } };
    await db.staff.updateMany(renamed);
    const words = "钱三强很耐心，电话13812345678";
    expect((await door.ask(poster, { body: replaced("a.advice", words) })).status).toBe(200);
    const said = (await stored()).comments.map(({ text }) => text).join("\n");
    expect(said).toContain("很耐心");
    expect(said).not.toContain("13812345678");
  });

  test("a question that was left out comes back with everything else that was typed", async () => {
    const pairs = filled().filter(([name]) => name !== "a.doctor");
    const before = (await stored()).answers.length;
    const { status, text } = await door.ask(poster, { body: bodyOf(pairs) });
    expect(status).toBe(422);
    expect(text).toContain("More chairs, please");
    expect(text).toContain(`name="key" value="${pairs[0]?.[1]}"`);
    expect(text).toMatch(/id="q\.doctor" class="wrong"/);
    expect(text).toMatch(/name="a\.visit" value="1" checked/);
    expect((await stored()).answers).toHaveLength(before);
    // Mended, it is the same answer.
    expect((await door.ask(poster, { body: bodyOf(filled({ key: pairs[0]?.[1] })) })).status).toBe(200);
  });

  test("on the whole round's address the department is asked for at its place", async () => {
    const { status, text } = await door.ask(link, { body: bodyOf(filled({ department: "" })) });
    expect(status).toBe(422);
    expect(text).toContain("请选择科室");
    expect((await door.ask(link, { body: bodyOf(filled()), headers: json })).status).toBe(200);
  });

  test("to a question that was not asked is dropped: without scripts the page shows all", async () => {
    const key = randomUUID();
    const body = bodyOf(filled({ key }).map(([name, value]): Pair => [name, name === "a.doctor" ? "4" : value]));
    expect((await door.ask(poster, { body })).status).toBe(200);
    const found = (await stored()).answers.find(({ id }) => id === key);
    expect(found?.answers.slice(0, 2)).toEqual([4, null]);
  });
});

/** What each field of the form may say; everything else is bad. */
const ALLOWED: Record<string, (value: string) => boolean> = {
  key: (value) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value),
  department: () => false,
  "a.doctor": (value) => ["1", "2", "3", "4"].includes(value),
  "a.nurse": (value) => ["0", "1", "2", "3", "4"].includes(value),
  "a.visit": (value) => ["0", "1"].includes(value),
  "a.waited": (value) => value === "" || (/^\d{1,7}$/.test(value) && Number(value) <= 120),
  "a.recommend": (value) => /^\d{1,7}$/.test(value) && Number(value) <= 10,
};

const NASTY = [
  "",
  "-1",
  "99",
  "NaN",
  "1e3",
  "１",
  "null",
  "<script>",
  "';--",
  "\u0000",
  "0x1",
  "🙂",
  " 1",
  "1 ",
  "+1",
  "[1]",
];
const anyText = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary" }), fc.integer().map(String));
const outOfRange = fc
  .tuple(fc.constantFrom(...Object.keys(ALLOWED)), anyText)
  .filter(([name, value]) => !ALLOWED[name]?.(value) && !(name === "department" && value === ""))
  .map(([name, value]) => replaced(name, value));
const repeated = fc
  .constantFrom("key", "department", "a.doctor", "a.visit", "a.reasons", "a.waited", "a.recommend")
  .map((name) => bodyOf(filled().flatMap((pair): Pair[] => (pair[0] === name ? [pair, pair] : [pair]))));
const reordered = fc
  .tuple(fc.nat(11), fc.nat(11))
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => {
    const pairs = filled();
    return bodyOf(pairs.toSpliced(from, 1).toSpliced(to, 0, pairs[from] as Pair));
  });
const unknownField = fc
  .tuple(fc.string({ minLength: 1, unit: "binary" }), fc.string())
  .map((pair) => bodyOf([...filled(), pair]));
const torn = fc.integer({ min: 1, max: 60 }).map((length) => bodyOf(filled()).slice(0, length));
const tooLong = fc.integer({ min: 501, max: 700 }).map((size) => replaced("a.advice", "长".repeat(size)));

describe("bad input", () => {
  /** Sends it and says what became of it; a sentence is words, not a code. */
  async function refused(body: string, headers: Record<string, string> = {}): Promise<void> {
    const { status, text } = await door.ask(poster, { body, headers });
    expect(status, body.slice(0, 300)).toBeGreaterThanOrEqual(400);
    expect(status, body.slice(0, 300)).toBeLessThan(500);
    expect(text).toMatch(/<h1>[^<]{4,}<\/h1>/);
  }

  test("each kind of it by hand", async () => {
    const before = await stored();
    const good = filled();
    await refused("");
    await refused("%");
    await refused("a.doctor=%ff%fe");
    await refused(bodyOf(good).replace("a.doctor", "a.dottore"));
    await refused(bodyOf([...good, ["role", "admin"]]));
    await refused(bodyOf(good.toReversed()));
    await refused(bodyOf([...good, ...good]));
    await refused(replaced("a.doctor", "5"));
    await refused(replaced("a.doctor", "0"));
    await refused(replaced("a.doctor", "1.0"));
    await refused(replaced("a.doctor", "１"));
    await refused(replaced("a.waited", "121"));
    expect((await door.ask(poster, { body: replaced("a.waited", "1.5") })).text).toMatch(
      /id="q\.waited" class="wrong"/,
    );
    await refused(replaced("a.recommend", "-1"));
    await refused(replaced("a.recommend", "1e1"));
    await refused(replaced("a.advice", "x".repeat(501)));
    await refused(replaced("a.advice", "\u0000"));
    await refused(replaced("key", "1"));
    await refused(replaced("key", "00000000-0000-1000-8000-000000000000"));
    await refused(replaced("department", world.home.other.departmentId));
    await refused(replaced("department", world.abroad.own.departmentId));
    await refused(bodyOf(good).replace("a.reasons=0&a.reasons=2", "a.reasons=2&a.reasons=0"));
    await refused(bodyOf(good).replace("a.reasons=0&a.reasons=2", "a.reasons=0&a.reasons=0"));
    await refused(bodyOf(good.filter(([name]) => ["key", "department"].includes(name))));
    await refused(bodyOf(good), { "content-type": "application/json" });
    await refused(bodyOf(good), { "content-type": "multipart/form-data; boundary=x" });
    await refused(`${bodyOf(good)}&a.recommend=${"9".repeat(80_000)}`);
    expect(await stored()).toEqual(before);
  });

  test("10,000 submissions that were changed at random are refused with a sentence and leave nothing", async () => {
    const before = await stored();
    const tenBad = fc.array(fc.oneof(outOfRange, repeated, reordered, unknownField, torn, tooLong), {
      minLength: 10,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(tenBad, async (bodies) => {
        await Promise.all(bodies.map((body) => refused(body)));
      }),
      { numRuns: 1_000 },
    );
    expect(await stored()).toEqual(before);
  });

  test("a flood from one place makes that place wait and nobody else", async () => {
    const flood = { "x-test-address": newAddress() };
    const replies = await Promise.all(
      Array.from({ length: VISITS_A_MINUTE.form + 50 }, () => door.ask("/s/0000000000", { body: "", headers: flood })),
    );
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(50);
    const refusedNow = await door.ask(poster, { body: bodyOf(filled()), headers: { ...flood, ...json } });
    expect(refusedNow.status).toBe(429);
    expect(Number(refusedNow.headers.get("retry-after"))).toBeGreaterThan(0);
    // The page itself still opens there, and everybody else answers.
    expect((await door.ask(poster, { headers: flood })).status).toBe(200);
    expect((await door.ask(poster, { body: bodyOf(filled()) })).status).toBe(200);
  });

  test("addresses of one IPv6 network count as one place, however they are written", async () => {
    const ask = (address: string) => door.ask("/s/0000000000", { headers: { "x-test-address": address } });
    const written = (host: number) =>
      host % 2 === 0 ? `2001:db8:0:0:0:0:0:${host.toString(16)}` : `2001:db8::${host.toString(16)}`;
    await Promise.all(Array.from({ length: VISITS_A_MINUTE.page }, (_, host) => ask(written(host))));
    expect((await ask("2001:db8::a:b:c:d")).status).toBe(429);
    expect((await ask("2001:db8:0:1::1")).status).toBe(404);
  });

  test("a used code tells its own answer from another one", async () => {
    const code = `/s/${world.home.survey.code}`;
    const body = bodyOf(filled());
    expect((await door.ask(code, { body, headers: json })).status).toBe(200);
    expect(await door.ask(code, { body, headers: json })).toMatchObject({ status: 409 });
    expect(await door.ask(code, { body: bodyOf(filled()), headers: json })).toMatchObject({ status: 410 });
    expect((await door.ask(code)).status).toBe(410);
  });
});
