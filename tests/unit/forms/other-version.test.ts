import { expect, test } from "vitest";
import { hiddenAnew } from "@/components/forms/other-version";

/** A form of hidden fields as a page brings it; those with "=" behind the name are not carried from the record. */
function formOf(fields: Record<string, string>): HTMLFormElement {
  const elements = Object.entries(fields).map(([name, value]) =>
    name.endsWith("=")
      ? { type: "hidden", name: name.slice(0, -1), value, dataset: {} }
      : { type: "hidden", name, value, dataset: { from: value } },
  );
  return { elements } as unknown as HTMLFormElement;
}

test.each([
  ["the same record", { id: "a", version: "1" }, { id: "a", version: "1" }, []],
  ["a page that names itself anew", { version: "1", tab: "x" }, { version: "1", tab: "y" }, []],
  ["a field that is no part of the record", { version: "1", "_key=": "x" }, { version: "1", "_key=": "y" }, []],
  ["a version that moved on", { version: "1" }, { version: "2" }, [["version", "2"]]],
  ["a row more", { version: "1" }, { version: "1", "s.0.id": "r" }, [["s.0.id", "r"]]],
  ["a row that was taken over before", { version: "1", "s.0.id=": "r" }, { version: "1", "s.0.id": "r" }, []],
  ["a row less", { version: "1", "s.0.id": "r" }, { version: "1" }, [["s.0.id", ""]]],
])("of %s the fresh page carries otherwise what it should", (_, own, fresh, news) => {
  expect(hiddenAnew(formOf(own), formOf(fresh))).toEqual(news);
});
