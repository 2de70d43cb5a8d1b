import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, test, vi } from "vitest";
import { Form } from "@/components/forms/form";
import { formLabels } from "@/components/forms/form-labels";
import { TextArea } from "@/components/forms/text-fields";
import { type Control, validityMessage } from "@/components/forms/validity";
import { messagesOf } from "@/lib/i18n/messages";

const { ui } = messagesOf("zh-CN");
const labels = formLabels({
  raw: (key) => key.split(".").reduce((at: unknown, part) => (at as Record<string, unknown>)[part], ui),
});

// What a browser knows of itself.
beforeAll(() => {
  vi.stubGlobal("HTMLInputElement", class {});
});

const typed = (value: string) =>
  ({
    name: "progress",
    type: "textarea",
    value,
    dataset: { label: "进展", max: "5" },
    validity: { valid: true },
  }) as unknown as Control;

const markupOf = (text: string, count?: boolean) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={{ ui }} timeZone="Asia/Shanghai">
      <Form id="f" action={async () => null}>
        <TextArea name="progress" label="进展" maxLength={10} defaultValue={text} count={count} />
      </Form>
    </NextIntlClientProvider>,
  );

test("a pasted text beyond the limit is refused in words that say how much it is", () => {
  expect(validityMessage(typed("12345"), labels)).toBeNull();
  expect(validityMessage(typed("12345 \n"), labels)).toBeNull();
  expect(validityMessage(typed("1234567"), labels)).toBe("“进展”最多 5 个字，现在有 7 个；写的都还在，请缩短后再保存");
});

test("the browser cuts nothing off, and the letters are counted where they get scarce", () => {
  expect(markupOf("123456789012").toLowerCase()).not.toContain("maxlength");
  expect(markupOf("123456789012")).toContain('class="field-count field-over num">12 / 10 字');
  expect(markupOf("1234567890")).toContain('class="field-count num">10 / 10 字');
  expect(markupOf("123")).not.toContain("field-count");
  expect(markupOf("123", true)).toContain("3 / 10 字");
});
