import { expect, test } from "vitest";
import { newSetupCode, setupCodeHash } from "@/lib/core/setup-code";

test("a code is long, readable and new each time", () => {
  expect(newSetupCode()).toMatch(/^([A-HJ-NP-Z2-9]{5}-){3}[A-HJ-NP-Z2-9]{5}$/);
  expect(newSetupCode()).not.toBe(newSetupCode());
});

test("a code is recognised however it is typed, and no other is", () => {
  const code = newSetupCode();
  expect(setupCodeHash(` ${code.toLowerCase().replaceAll("-", " ")} `)).toBe(setupCodeHash(code));
  expect(setupCodeHash(newSetupCode())).not.toBe(setupCodeHash(code));
});
