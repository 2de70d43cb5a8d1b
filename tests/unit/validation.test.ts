import { describe, expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { count, day, line, list, optional, parseInput, text } from "@/lib/core/validation";

function refusal(schema: z.ZodType, input: unknown): AppError {
  try {
    parseInput(schema, input);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error("the input was accepted");
}

const schema = z.object({
  title: line(10),
  notes: text(20),
  heldOn: day,
  served: optional(count(1000)),
  departmentIds: list(z.string()),
});
const good = { title: "支部会", heldOn: "2026-07-01" };

describe("input", () => {
  test("what a form leaves empty is absent, a single checkbox is a list", () => {
    expect(parseInput(schema, { ...good, served: "", departmentIds: "a" })).toEqual({
      ...good,
      notes: "",
      served: undefined,
      departmentIds: ["a"],
    });
  });

  test.each([
    [{ ...good, title: "   " }, "title", "core.invalid.required"],
    [{ heldOn: good.heldOn }, "title", "core.invalid.required"],
    [{ ...good, title: "x".repeat(11) }, "title", "core.invalid.tooLong"],
    [{ ...good, title: "a\u0000b" }, "title", "core.invalid.control"],
    [{ ...good, notes: "a\u0000" }, "notes", "core.invalid.control"],
    [{ ...good, heldOn: "2026-02-30" }, "heldOn", "core.invalid.day"],
    [{ ...good, served: "-1" }, "served", "core.invalid.negative"],
    [{ ...good, served: "1.5" }, "served", "core.invalid.whole"],
    [{ ...good, served: "many" }, "served", "core.invalid.number"],
    [{ ...good, served: "9999" }, "served", "core.invalid.tooLarge"],
  ])("%j is refused at %s", (input, field, key) => {
    expect(refusal(schema, input).fieldErrors).toEqual({ [field]: key });
  });

  test("marks that turn the direction of reading are left out", () => {
    const { title, notes } = parseInput(schema, { ...good, title: "\u202d138\u202c \u202e", notes: "a\u2067b\u2069" });
    expect([title, notes]).toEqual(["138", "ab"]);
    expect(refusal(schema, { ...good, title: "\u202e" }).fieldErrors).toEqual({ title: "core.invalid.required" });
  });

  test("every wrong field is named at once", () => {
    expect(Object.keys(refusal(schema, { title: "", heldOn: "x" }).fieldErrors ?? {})).toEqual(["title", "heldOn"]);
  });

  test("HTML is text like any other", () => {
    expect(parseInput(line(80), "<script>alert(1)</script>")).toBe("<script>alert(1)</script>");
  });
});
