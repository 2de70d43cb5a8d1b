import fc from "fast-check";
import { expect, test } from "vitest";
import { bookStepOf } from "@/lib/reports/rules/books";
import { concernStateOf, followUpStateOf, titleFrom } from "@/lib/reports/rules/follow-ups";
import { FOLLOW_UP_STATES } from "@/lib/reports/schema/concerns";

test("a task is open on its due day, overdue after it, and done once it is said to be", () => {
  const task = (doneOn: string | null) => ({ kind: "task" as const, doneOn, dueOn: "2026-03-31" });
  expect(followUpStateOf(task(null), "2026-03-31")).toBe("open");
  expect(followUpStateOf(task(null), "2026-04-01")).toBe("overdue");
  expect(followUpStateOf(task("2026-04-02"), "2026-04-03")).toBe("done");
});

test("an improvement action says for itself where it stands", () => {
  const of = (status: "open" | "done" | "dropped") => ({ kind: "improvement" as const, status, dueOn: "2026-03-31" });
  expect(followUpStateOf(of("open"), "2026-04-01")).toBe("overdue");
  expect(followUpStateOf(of("done"), "2026-04-01")).toBe("done");
  expect(followUpStateOf(of("dropped"), "2026-03-01")).toBe("dropped");
});

test("words are in hand while anything waits, done only when everything is over", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...FOLLOW_UP_STATES), { maxLength: 5 }), (states) => {
      const waits = states.some((state) => state === "open" || state === "overdue");
      const expected = waits ? "inHand" : "done";
      expect(concernStateOf(states)).toBe(states.length === 0 ? "open" : expected);
    }),
  );
});

test.each([
  ["夜间急会诊缺一名麻醉医师。已向人事处报告。", "夜间急会诊缺一名麻醉医师"],
  ["1. 设备老化\n2. 人手不足", "设备老化"],
  ["（2）候诊区缺座椅；家属投诉", "候诊区缺座椅"],
  ["The night shift lacks 1.5 posts. More follows", "The night shift lacks 1.5 posts"],
  ["\n\n - 标识不清", "标识不清"],
])("the title of %j is its first sentence", (words, title) => {
  expect(titleFrom(words, 80)).toBe(title);
});

test("a title is never longer than its column, of one line, and never breaks a letter", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.integer({ min: 2, max: 80 }), (words, most) => {
      const title = titleFrom(words, most);
      expect(title.length).toBeLessThanOrEqual(most);
      expect(title).not.toMatch(/\n/);
      expect(title).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    }),
  );
});

test("a book's percentage rises with every report and leaves the typesetting its share", () => {
  expect(bookStepOf({ done: 0, total: 60 })).toEqual({ step: "reading", percent: 0 });
  expect(bookStepOf({ done: 30, total: 60 })).toEqual({ step: "reading", percent: 10 });
  expect(bookStepOf({ done: 60, total: 60 })).toEqual({ step: "writing", percent: 20 });
  expect(bookStepOf({ done: 0, total: 0 })).toEqual({ step: "reading", percent: 0 });
});
