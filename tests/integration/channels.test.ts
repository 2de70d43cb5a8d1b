import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { offersMail, sendMail, sendThrough } from "@/lib/core/mail";
import { fitText, openRobot, sealRobot, sendToRobot } from "@/lib/core/robot";
import { translatorOf } from "@/lib/i18n/translate";
import { bodyOf, startChatter, startRobot, startSmtp } from "@/tests/support/outside";
import { useDatabase } from "@/tests/support/use-database";

useDatabase();
let smtp: Awaited<ReturnType<typeof startSmtp>>;
let robot: Awaited<ReturnType<typeof startRobot>>;

beforeAll(async () => {
  [smtp, robot] = await Promise.all([startSmtp(), startRobot()]);
  process.env.SMTP_URL = smtp.url;
  process.env.MAIL_FROM = "Tongxin <tongxin@example.org>";
});

afterAll(() => Promise.all([smtp.close(), robot.close()]));

const words = (key: string, params = {}) => translatorOf("zh-CN")(key, params);

describe("e-mail through a real server", () => {
  const from = "Tongxin <tongxin@example.org>";
  const mail = {
    to: "secretary@example.org",
    subject: "【同心】催办",
    text: "第一行\n.\n第三行：完成期限 2026年3月1日",
  };

  test("arrives whole, from the sender of the installation", async () => {
    expect(offersMail()).toBe(true);
    expect(await sendMail(mail)).toEqual({ ok: true });
    const [received] = smtp.mails;
    expect(received).toMatchObject({ from: "tongxin@example.org", to: ["secretary@example.org"] });
    expect(bodyOf(received ?? { from: "", to: [], text: "" })).toContain("第三行：完成期限 2026年3月1日");
  });

  test.each([
    [550, false],
    [451, true],
  ])("a recipient refused with %i is said, and whether coming again helps", async (code, again) => {
    smtp.refuse(code, "no such person");
    const sent = await sendMail(mail);
    expect(sent).toMatchObject({ ok: false, key: "core.delivery.refused", again });
    expect(sent.ok ? "" : words(sent.key, sent.params)).toContain(String(code));
  });

  test("arrives over TLS, and a certificate that nobody vouches for is not taken unless that is said", async () => {
    const secure = await startSmtp({ secure: true });
    expect(await sendThrough({ url: secure.url, from }, mail)).toEqual({ ok: true });
    expect(secure.mails).toHaveLength(1);
    const strict = { url: secure.url.replace(/\/\?.*/, ""), from };
    expect(await sendThrough(strict, mail)).toMatchObject({ ok: false, key: "core.delivery.unreachable" });
    await secure.close();
  });

  test("a server that goes on talking without an end is given up, and the connection with it", async () => {
    const chatter = await startChatter();
    const sent = await sendThrough({ url: chatter.url, from }, mail, 300);
    expect(sent).toMatchObject({ ok: false, key: "core.delivery.timeout", again: true });
    await expect.poll(chatter.closed).toBe(true);
    await chatter.close();
  });

  test("a subject with a line break starts no header of its own", async () => {
    await sendMail({ ...mail, subject: "Nudge\r\nBcc: other@example.org" });
    expect(smtp.mails.at(-1)?.to).toEqual(["secretary@example.org"]);
  });
});

describe("a group's robot", () => {
  test.each([
    ["wecom", "taken", { msgtype: "text", text: { content: "文字" } }],
    ["dingtalk", "taken", { msgtype: "text", text: { content: "文字" } }],
    ["feishu", "takenByFeishu", { msg_type: "text", content: { text: "文字" } }],
    ["feishu", "takenByOldFeishu", { msg_type: "text", content: { text: "文字" } }],
  ] as const)("%s gets what it understands (%s)", async (kind, behaviour, body) => {
    robot.next(behaviour);
    expect(await sendToRobot({ kind, url: robot.url }, "文字")).toEqual({ ok: true });
    expect(robot.requests.at(-1)).toEqual({ path: new URL(robot.url).pathname + new URL(robot.url).search, body });
  });

  test.each([
    ["refused", { key: "core.delivery.refused", params: { code: "93000", text: "invalid webhook url" } }],
    ["refusedByFeishu", { key: "core.delivery.refused", params: { code: "19001" } }],
    ["elsewhere", { key: "core.delivery.redirect" }],
    ["broken", { key: "core.delivery.status", params: { status: 502 } }],
    ["noRobot", { key: "core.delivery.noRobot" }],
    ["silent", { key: "core.delivery.timeout" }],
    ["slow", { key: "core.delivery.timeout" }],
  ] as const)("a server that is %s is told apart, in words, and without its address", async (behaviour, outcome) => {
    robot.next(behaviour);
    const before = robot.requests.length;
    // Whoever never answers is given up soon; whoever does has its time, however busy the machine is.
    const patience = outcome.key === "core.delivery.timeout" ? 300 : undefined;
    const sent = await sendToRobot({ kind: "wecom", url: robot.url }, "text", patience);
    expect(sent).toMatchObject({ ok: false, ...outcome });
    expect(robot.requests.length).toBe(before + 1);
    const said = sent.ok ? "" : words(sent.key, sent.params);
    expect(said).not.toContain("core.");
    expect(JSON.stringify(sent) + said).not.toContain("secret-of-the-group");
  });

  test("nobody listening is unreachable", async () => {
    const sent = await sendToRobot({ kind: "wecom", url: "http://127.0.0.1:1/key" }, "text");
    expect(sent).toMatchObject({ ok: false, key: "core.delivery.unreachable", params: { code: "ECONNREFUSED" } });
  });

  test("the address lies sealed, and opens for its own hospital only", () => {
    const sealed = sealRobot("one", robot.url);
    expect(sealed).not.toContain("secret");
    expect(openRobot("one", sealed)).toBe(robot.url);
    expect(() => openRobot("other", sealed)).toThrow();
  });

  test("a text that is too long is cut at a line, and says how many are left out", () => {
    const lines = Array.from({ length: 200 }, (_, index) => `第 ${index} 项工作任务已经逾期`);
    const text = fitText("wecom", lines, (left) => `还有 ${left} 项`);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048);
    const kept = text.split("\n").length - 1;
    expect(text.endsWith(`还有 ${200 - kept} 项`)).toBe(true);
    expect(fitText("feishu", ["一", "二"], () => "更多")).toBe("一\n二");
  });
});
