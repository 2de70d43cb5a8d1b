import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { leanDrawing } from "@/components/charts/lean";
import { quadrantSvg } from "@/components/charts/quadrant";
import { wrappedLines } from "@/components/charts/wrapped-lines";
import { staticMarkup } from "@/components/ui/static-markup";

function Row({ cells, open }: { cells: ReactNode[]; open?: boolean }) {
  return (
    <tr data-open={open} aria-hidden={false} className="row" style={{ marginTop: "4px" }}>
      {cells.map((cell) => (
        <td key={String(cell)} colSpan={2}>
          {cell}
        </td>
      ))}
    </tr>
  );
}

/** What a browser makes of it is what counts: names in small letters, entities resolved, empty values alike. */
function normal(html: string): string {
  return html
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex, code) => String.fromCharCode(Number.parseInt(code, hex ? 16 : 10)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\/>/g, ">")
    .replace(/ ([A-Za-z-]+)=/g, (_, name) => ` ${name.toLowerCase()}=`);
}

describe("static markup", () => {
  test("says the same as React's own renderer", () => {
    const tree = (
      <>
        <Row cells={["a", 0, "<b>&\"'"]} open />
        <label htmlFor="x">
          {null}
          {false}
          {"text"}
        </label>
        <details open>
          <summary>s</summary>
        </details>
        <input type="hidden" name="a" value="1" disabled={false} />
        <svg viewBox="0 0 1 1" strokeWidth={2} aria-hidden>
          <path d="M0 0" />
        </svg>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: how the charts reach the page */}
        <p dangerouslySetInnerHTML={{ __html: "<i>raw</i>" }} />
      </>
    );
    expect(normal(staticMarkup(tree))).toBe(normal(renderToStaticMarkup(tree)));
  });

  test("escapes text and attributes", () => {
    const hostile = '"><script>alert(1)</script>';
    const html = staticMarkup(<a href={hostile}>{hostile}</a>);
    expect(html).not.toContain("<script");
    expect(html.match(/"/g)).toHaveLength(2);
  });

  test("refuses what would need the browser", () => {
    const client = Object.assign(() => null, { $$typeof: Symbol.for("react.client.reference") });
    const Client = client as unknown as () => null;
    expect(() => staticMarkup(<Client />)).toThrow("client");
    expect(() => staticMarkup(<button type="button" onClick={() => {}} />)).toThrow("function");
  });
});

describe("a lean drawing", () => {
  const drawing = quadrantSvg({
    size: "half",
    title: "t",
    desc: "d",
    x: { label: "x", format: String },
    y: { label: "y", format: String, targets: [{ value: 2, label: "target" }] },
    points: [{ id: "a", label: "A", x: 1, y: 2, xLow: 0, xHigh: 3, tip: "A & B", href: "/a" }],
  });

  test("says a link's name once, and no colour that the style sheet has", () => {
    const lean = leanDrawing(drawing);
    expect(lean).toContain('<a href="/a"><title>A &amp; B</title>');
    expect(lean).not.toMatch(/#[0-9a-f]{6}/i);
    expect(lean).toContain('class="halo"');
    expect(lean.length).toBeLessThan(drawing.length * 0.9);
  });

  test("keeps every mark", () => {
    const marks = (text: string) => text.match(/<(path|line|text|circle|rect|a)\b/g)?.join();
    expect(marks(leanDrawing(drawing))).toBe(marks(drawing));
  });
});

describe("wrapped lines", () => {
  test("keep every character, break Chinese anywhere but before a closing mark, and words nowhere", () => {
    const text = "区间重叠的科室不分先后，Wilson interval 99.46 %。再来一句很长的话。";
    const lines = wrappedLines(text, 120, 12);
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.some((line) => /^[，。]/.test(line))).toBe(false);
    expect(lines.join("|")).toContain("Wilson");
  });
});
