import { Writable } from "node:stream";
import pino from "pino";
import { expect, test } from "vitest";
import { describeError, LOG_OPTIONS, scrub } from "@/lib/core/log";

function logged(entry: object): string {
  let text = "";
  const stream = new Writable({
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  pino({ ...LOG_OPTIONS, level: "info" }, stream).info(entry, "event");
  return text;
}

test("hides personal fields at any depth a log entry has", () => {
  const person = { name: "沈若兰", phone: "13800000000", idNumber: "11010519491231002X", password: "secret-word" };
  const text = logged({
    ...person,
    input: person,
    deep: { input: person },
    headers: { cookie: "c", authorization: "a" },
  });
  for (const value of Object.values(person)) expect(text).not.toContain(value);
  expect(text).not.toContain('"cookie":"c"');
  expect(text).not.toContain('"authorization":"a"');
});

test("scrubs free text", () => {
  const text = scrub(
    "call 13812345678 or a.b@example.com, 11010519491231002X, postgresql://u:pw@host/db, report 20260131",
  );
  expect(text).toBe("call [phone] or [mail], [id], postgresql://u:[password]@host/db, report 20260131");
});

test("keeps of an error its kind, its last line and its frames, never a call's arguments", () => {
  const error = Object.assign(
    new Error('Invalid `create()` invocation:\n{ name: "沈若兰" }\n\nUnique constraint failed'),
    {
      code: "P2002",
    },
  );
  const kept = JSON.stringify(describeError(error));
  expect(kept).toContain("P2002");
  expect(kept).toContain("Unique constraint failed");
  expect(kept).toContain("log.test.ts");
  expect(kept).not.toContain("沈若兰");
});
