import { expect, test } from "vitest";
import { compareOrdinals } from "@/lib/core/ordinals";
import { initialsPattern } from "@/lib/core/search-text";
import { hasVote } from "@/lib/members/rules";

test("full members vote from the day they became one; probationary members do not", () => {
  expect(hasVote({ stage: "full", fullOn: "2026-06-01" }, "2026-06-01")).toBe(true);
  expect(hasVote({ stage: "full", fullOn: "2026-06-01" }, "2026-05-31")).toBe(false);
  expect(hasVote({ stage: "full", fullOn: null }, "2026-05-31")).toBe(true);
  expect(hasVote({ stage: "probationary", fullOn: null }, "2026-06-01")).toBe(false);
});

test("initials become a pattern; other texts do not", () => {
  expect(initialsPattern("zxm")).toBe("z% x% m%");
  expect(initialsPattern("ZX")).toBe("z% x%");
  expect(initialsPattern("z")).toBeNull();
  expect(initialsPattern("z%x")).toBeNull();
  expect(initialsPattern("张")).toBeNull();
});

test("groups stand in the order of their numbers", () => {
  const names = ["第三党小组", "第十党小组", "第一党小组", "第二党小组"];
  expect(names.sort(compareOrdinals)).toEqual(["第一党小组", "第二党小组", "第三党小组", "第十党小组"]);
});
