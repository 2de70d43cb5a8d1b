import { expect, test } from "vitest";
import { z } from "zod";
import { sortableId } from "@/lib/core/sortable-id";

test("ids are UUIDs of version 7, each its own, and rise", () => {
  const ids = Array.from({ length: 20_000 }, sortableId);
  expect(z.uuidv7().safeParse(ids[0]).success).toBe(true);
  expect(z.uuidv7().safeParse(ids.at(-1)).success).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});
