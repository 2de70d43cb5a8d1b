import { expect, test } from "vitest";
import { parseEnv } from "@/lib/core/env";

const complete = {
  DATABASE_URL: "postgresql://u:p@127.0.0.1:5432/tongxin",
  AUTH_SECRET: "x".repeat(32),
  PERSONAL_DATA_KEYS: `k1:${"A".repeat(43)}`,
};

test("fills in what may be left out, also when it is set to nothing", () => {
  const env = parseEnv({ ...complete, PORT: "", PUBLIC_URL: "", LOG_LEVEL: "" });
  expect(env).toMatchObject({ PORT: 3000, LOG_LEVEL: "info", TONGXIN_MODE: "real", TRUST_PROXY: false });
  expect(env.PUBLIC_URL).toBeUndefined();
});

test("without a word about the mode nothing is a demo", () => {
  expect(parseEnv(complete).TONGXIN_MODE).toBe("real");
});

test("names every wrong variable and shows no value", () => {
  const wrong = { AUTH_SECRET: "short-secret", PORT: "70000", DATABASE_URL: undefined };
  expect(() => parseEnv(wrong)).toThrow(/DATABASE_URL: is not set/);
  expect(() => parseEnv(wrong)).toThrow(/AUTH_SECRET: must have at least 32 characters/);
  expect(() => parseEnv(wrong)).toThrow(/PORT/);
  expect(() => parseEnv(wrong)).not.toThrow(/short-secret/);
});

test.each(["mysql://x", "localhost:5432", "postgresql://a b"])("refuses %s as a database", (DATABASE_URL) => {
  expect(() => parseEnv({ ...complete, DATABASE_URL })).toThrow(/DATABASE_URL: must be/);
});

test("a mail server and its sender go together", () => {
  const SMTP_URL = "smtps://user:secret-word@mail.example.org";
  const MAIL_FROM = "Tongxin <tongxin@example.org>";
  expect(parseEnv({ ...complete, SMTP_URL, MAIL_FROM })).toMatchObject({ SMTP_URL, MAIL_FROM });
  expect(parseEnv({ ...complete, SMTP_URL: "", MAIL_FROM: "" }).SMTP_URL).toBeUndefined();
  expect(() => parseEnv({ ...complete, SMTP_URL })).toThrow(/MAIL_FROM: is not set/);
  expect(() => parseEnv({ ...complete, MAIL_FROM })).toThrow(/SMTP_URL: is not set/);
  const wrong = { ...complete, SMTP_URL: "https://user:secret-word@mail", MAIL_FROM: "a@b\r\nBcc: c@d" };
  expect(() => parseEnv(wrong)).toThrow(/SMTP_URL: must be a smtp[\s\S]*MAIL_FROM: must hold/);
  expect(() => parseEnv(wrong)).not.toThrow(/secret-word/);
});
