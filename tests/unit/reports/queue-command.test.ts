import fc from "fast-check";
import { expect, test } from "vitest";
import { queueCommandOf } from "@/components/reports/queue-command";
import { nextAfter, placeIn } from "@/lib/reports/rules/queue";

const QUIET = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  repeat: false,
  target: null,
};
const READING = { typing: false, reviewing: false };

test.each([
  ["n", "next"],
  ["J", "next"],
  ["p", "previous"],
  ["k", "previous"],
  ["a", "approve"],
  ["r", "return"],
  ["?", "help"],
  ["x", null],
  ["Enter", null],
])("%s means %s to somebody who reads", (key, command) => {
  expect(queueCommandOf({ ...QUIET, key }, true, READING)).toBe(command);
});

test("Ctrl+Enter sends the return from inside the review, typing or not, and nowhere else", () => {
  const pressed = { ...QUIET, key: "Enter", ctrlKey: true };
  expect(queueCommandOf(pressed, true, { typing: true, reviewing: true })).toBe("send");
  expect(queueCommandOf(pressed, false, { typing: true, reviewing: true })).toBe("send");
  expect(queueCommandOf(pressed, true, READING)).toBeNull();
});

test("a key that is kept down is one press: it is taken from the page and does nothing more", () => {
  expect(queueCommandOf({ ...QUIET, key: "a", repeat: true }, true, READING)).toBe("held");
  const send = { ...QUIET, key: "Enter", ctrlKey: true, repeat: true };
  expect(queueCommandOf(send, true, { typing: true, reviewing: true })).toBe("held");
  expect(queueCommandOf({ ...QUIET, key: "x", repeat: true }, true, READING)).toBeNull();
});

test("no key fires while somebody types, composes, holds a modifier, or wants no keys", () => {
  const event = fc.record({
    key: fc.constantFrom("n", "j", "p", "k", "a", "r", "?", "A", "N"),
    ctrlKey: fc.boolean(),
    metaKey: fc.boolean(),
    altKey: fc.boolean(),
    isComposing: fc.boolean(),
    keyCode: fc.constantFrom(0, 229),
    repeat: fc.boolean(),
    target: fc.constant(null),
  });
  const place = fc.record({ typing: fc.boolean(), reviewing: fc.boolean() });
  fc.assert(
    fc.property(event, fc.boolean(), place, (pressed, letters, where) => {
      const quiet = !(pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.isComposing);
      const may = letters && quiet && pressed.keyCode !== 229 && !where.typing;
      expect(queueCommandOf(pressed, letters, where) !== null).toBe(may);
    }),
  );
});

test("a report knows its place in the queue and its neighbours", () => {
  const queue = [{ id: "a" }, { id: "b" }, { id: "c" }];
  expect(placeIn(queue, "a")).toEqual({ position: 1, total: 3, previousId: null, nextId: "b" });
  expect(placeIn(queue, "b")).toEqual({ position: 2, total: 3, previousId: "a", nextId: "c" });
  expect(placeIn(queue, "c")).toEqual({ position: 3, total: 3, previousId: "b", nextId: null });
  expect(placeIn(queue, "x")).toBeNull();
});

test("after a decision the following one is read, after the last the first that was passed over", () => {
  const queue = [{ id: "a" }, { id: "b" }, { id: "c" }];
  expect(nextAfter(queue, "b")).toBe("c");
  expect(nextAfter(queue, "c")).toBe("a");
  expect(nextAfter([{ id: "a" }], "a")).toBeNull();
  expect(nextAfter([], "a")).toBeNull();
});
