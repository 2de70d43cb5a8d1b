import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Asked } from "@/components/forms/asked";
import { FormContext } from "@/components/forms/form-context";

type Context = NonNullable<ComponentProps<typeof FormContext>["value"]>;

function markupOf(errors: Record<string, string>): string {
  return renderToStaticMarkup(
    <FormContext value={{ errors } as Context}>
      <Asked name="reason">
        <input name="reason" />
      </Asked>
    </FormContext>,
  );
}

test("a field that the server asks for after all is there for the answer, and not before", () => {
  expect(markupOf({})).toBe("");
  expect(markupOf({ title: "Too long" })).toBe("");
  expect(markupOf({ reason: "Say why" })).toBe('<input name="reason"/>');
});
