import { expect, test } from "vitest";
import { contentPolicy } from "@/lib/core/security-headers";

test("scripts need this response's nonce; nothing is embedded, nothing posted elsewhere", () => {
  const policy = contentPolicy("abc", false);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self'");
  expect(policy).not.toContain("unsafe-eval");
});

test("only the development server may evaluate code", () => {
  expect(contentPolicy("abc", true)).toContain("'unsafe-eval'");
});
