import { describe, expect, test } from "vitest";
import { formTexts, formToObject } from "@/lib/core/form-data";

function form(...entries: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

describe("a form as an object", () => {
  test("dots nest, repeated names and [] become lists", () => {
    const object = formToObject(form(["a.b", "1"], ["a.c", "2"], ["d", "x"], ["d", "y"], ["e[]", "z"]));
    expect(JSON.parse(JSON.stringify(object))).toEqual({ a: { b: "1", c: "2" }, d: ["x", "y"], e: ["z"] });
  });

  test("fields of the plumbing are left out", () => {
    expect(Object.keys(formToObject(form(["_key", "k"], ["$ACTION_ID_1", ""], ["a", "1"])))).toEqual(["a"]);
  });

  test("a name cannot reach a prototype", () => {
    formToObject(form(["__proto__.polluted", "1"], ["constructor.prototype.polluted", "1"]));
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("polluted");
  });

  test("a field and a group of the same name do not throw", () => {
    expect(() => formToObject(form(["a", "1"], ["a.b", "2"]))).not.toThrow();
  });

  test("an empty file field is no file, neither as a browser sends it nor as React does", () => {
    const none = new File([], "undefined", { type: "application/octet-stream" });
    expect(formToObject(form(["photos[]", none], ["a", "1"]))).toMatchObject({ photos: [] });
    expect(formToObject(form(["photos", new File([], "")], ["a", "1"]))).not.toHaveProperty("photos");
  });
});

describe("texts shown again after an error", () => {
  test("secrets and files never come back", () => {
    const texts = formTexts(form(["name", "王"], ["password", "geheim"], ["file", new File(["x"], "x.pdf")]), [
      "password",
    ]);
    expect(texts).toEqual({ name: "王" });
  });
});
