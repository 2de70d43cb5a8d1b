import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { requestContext, runInContext } from "@/lib/core/context";

test("keeps the contexts of interleaved requests apart", async () => {
  const seen = await Promise.all(
    ["a", "b"].map((id) =>
      runInContext({ id }, async () => {
        await sleep(id === "a" ? 10 : 1);
        requestContext().status = id === "a" ? 409 : 403;
        return { ...requestContext() };
      }),
    ),
  );
  expect(seen).toEqual([
    { id: "a", status: 409 },
    { id: "b", status: 403 },
  ]);
});

test("a second copy of the file, as Next bundles one, shares the context", async () => {
  vi.resetModules();
  const copy = await import("@/lib/core/context");
  expect(copy.requestContext).not.toBe(requestContext);
  expect(runInContext({ id: "shared" }, () => copy.requestContext().id)).toBe("shared");
});

test("outside a request nobody's context is changed", () => {
  requestContext().status = 500;
  expect(requestContext().status).toBeUndefined();
});
