import { describe, expect, test } from "vitest";
import { parseInput } from "@/lib/core/validation";
import { mergeDepartmentsSchema, splitDepartmentSchema } from "@/lib/staff/schema";

const [A, B] = ["018f0000-0000-7000-8000-00000000000a", "018f0000-0000-7000-8000-00000000000b"];
const onDay = "2026-01-01";

function fieldsOf(schema: Parameters<typeof parseInput>[0], input: object): Record<string, string> {
  try {
    parseInput(schema, input);
    return {};
  } catch (error) {
    return (error as { fieldErrors?: Record<string, string> }).fieldErrors ?? {};
  }
}

describe("a merger goes into one department, new or existing", () => {
  test.each<[string, object, Record<string, string>]>([
    ["two into a new one", { fromIds: [A, B], name: "New", kind: "clinical" }, {}],
    ["one into an existing one", { fromIds: [A], intoId: B, name: "", kind: "clinical" }, {}],
    ["none", { fromIds: [], name: "New" }, { fromIds: "staff.invalid.chooseDepartments" }],
    ["one into a new one: that is a new name", { fromIds: [A], name: "New" }, { fromIds: "staff.invalid.mergeOne" }],
    ["neither", { fromIds: [A, B] }, { name: "staff.invalid.newOrExisting" }],
    ["both", { fromIds: [A], intoId: B, name: "New" }, { name: "staff.invalid.newOrExisting" }],
    ["into itself", { fromIds: [A, B], intoId: B }, { intoId: "staff.invalid.mergeIntoItself" }],
    ["a day to come", { fromIds: [A], intoId: B, onDay: "2999-01-01" }, { onDay: "organisation.invalid.future" }],
  ])("%s", (_, input, errors) => {
    expect(fieldsOf(mergeDepartmentsSchema, { onDay, ...input })).toEqual(errors);
  });
});

describe("a split has parts", () => {
  const part = (name: string) => ({ name, kind: "clinical", headcount: "", beds: "", branchId: "" });
  test.each<[string, object, string[]]>([
    ["two, the old one closed", { parts: { 0: part("One"), 1: part("Two"), 2: part("") } }, []],
    ["one, the old one goes on", { stays: "on", parts: { 0: part("One") } }, []],
    ["one, the old one closed", { parts: { 0: part("One"), 1: part("") } }, ["parts.0.name"]],
    ["none", { stays: "on", parts: { 0: part("") } }, ["parts.0.name"]],
    [
      "people given by something that is no id",
      { stays: "on", parts: { 0: part("One") }, staff: { x: "0" } },
      ["staff.x"],
    ],
  ])("%s", (_, input, errors) => {
    expect(Object.keys(fieldsOf(splitDepartmentSchema, { fromId: A, onDay, ...input }))).toEqual(errors);
  });
});
