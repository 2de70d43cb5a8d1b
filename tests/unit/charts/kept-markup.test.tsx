import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { KeptMarkup } from "@/components/ui/kept-markup";
import { keepMarkup } from "@/components/ui/kept-store";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => {} }) }));

const rendered = (markupKey: string, markup: string | null) =>
  renderToStaticMarkup(<KeptMarkup markupKey={markupKey} markup={markup} />);

test("a document takes the markup that was laid down for it, and nobody else's", () => {
  keepMarkup("mine", "<b>mine</b>");
  keepMarkup("theirs", "<b>theirs</b>");
  expect(rendered("mine", null)).toContain("<b>mine</b>");
  expect(rendered("mine", null)).not.toContain("theirs");
  expect(rendered("unknown", null)).toBe('<div data-kept="unknown"></div>');
});

test("a change of page brings its own", () => {
  expect(rendered("new", "<i>brought</i>")).toContain("<i>brought</i>");
});

test("what is laid down is bounded, the oldest first", () => {
  keepMarkup("oldest", "old");
  for (let number = 0; number < 60; number += 1) keepMarkup(`n${number}`, "x");
  expect(rendered("oldest", null)).not.toContain("old</div>");
  expect(rendered("n59", null)).toContain(">x<");
});
