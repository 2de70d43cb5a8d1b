import { describe, expect, it } from "vitest";
import { beyondFloor } from "@/tests/architecture/css-floor";

const says = (css: string) => beyondFloor(css).map(({ what }) => what);

describe("the browser floor (Chrome 101, Safari 15.4) refuses", () => {
  it.each([
    ["a new colour", "a { color: oklch(50% .2 30) }", /oklch/],
    ["lab", "a { color: lab(50% 40 30) }", /lab\(\)/],
    ["a mixed colour", "a { color: color-mix(in srgb, red, blue) }", /color-mix/],
    ["color()", "a { background: color(display-p3 1 0 0) }", /color\(\)/],
    ["a relative colour", "a { color: rgb(from red r g b / 50%) }", /relative colour/],
    ["light-dark()", "a { color: light-dark(#fff, #000) }", /light-dark/],
    ["a gradient in oklab", "a { background: linear-gradient(in oklab, red, blue) }", /colour space/],
    ["a custom property, whose earlier value does not help", ":root { --x: red; --x: oklch(50% .2 30) }", /oklch/],
    ["a dynamic unit", "a { height: 100dvh }", /viewport unit/],
    ["a container unit", "a { width: 50cqw }", /container unit/],
    ["lh", "a { height: 2lh }", /lh/],
    ["trigonometry", "a { width: calc(sin(1) * 1px) }", /trigonometry/],
    ["infinity", "a { border-radius: calc(infinity * 1px) }", /infinity/],
    ["subgrid", "a { grid-template-columns: subgrid }", /subgrid/],
    ["translate", "a { translate: 1px 2px }", /translate/],
    ["rotate", "a { rotate: 45deg }", /rotate/],
    ["@container", "@container (min-width: 40rem) { a { color: red } }", /@container/],
    ["@scope", "@scope (.card) { a { color: red } }", /@scope/],
    [":has()", "a:has(img) { color: red }", /:has/],
    ["a new pseudo-class in a list", "input:invalid, input:user-invalid { color: red }", /drops the whole rule/],
    ["a range in a media query", "@media (width >= 40rem) { a { color: red } }", /range syntax/],
    ["nesting", "a { & b { color: red } }", /nesting/],
    ["a nested media query", "a { @media print { color: red } }", /nesting/],
    ["a mask without its prefix", "a { mask-image: url(x.svg) }", /-webkit-mask-image/],
    ["a guard that says not", "@supports not (color: oklch(0 0 0)) { a { color: oklch(50% .2 30) } }", /oklch/],
    ["a guard for something else", "@supports (display: grid) { a { color: oklch(50% .2 30) } }", /oklch/],
  ])("%s", (_name, css, expected) => {
    expect(says(css).join("\n")).toMatch(expected);
  });
});

describe("the browser floor lets pass", () => {
  it.each([
    ["a new colour after one that is known", "a { color: #c00; color: oklch(50% .2 30) }"],
    ["a new colour that is asked for first", "@supports (color: oklch(0 0 0)) { :root { --x: oklch(50% .2 30) } }"],
    ["a dynamic unit after a plain one", "a { min-height: 100vh; min-height: 100dvh }"],
    [":has() that is asked for first", "@supports selector(:has(a)) { a:has(img) { color: red } }"],
    ["a new pseudo-class alone", "input:user-invalid { color: red }"],
    [
      "a layer, a registered property and a plain media query",
      '@layer base { a { color: red } } @property --x { syntax: "*"; inherits: false } @media (min-width: 40rem) { a { color: red } }',
    ],
    [
      "transform and words that look alike",
      "a { transform: translate(1px) rotate(3deg) scale(2); background: var(--scale); --label: 12; animation: linear 1s }",
    ],
    ["the older colour functions", "a { color: rgb(0 0 0 / 50%); background: hsl(10deg 20% 30%) }"],
    ["a mask with its prefix", "a { -webkit-mask-image: url(x.svg); mask-image: url(x.svg) }"],
    ["colour names inside a url", 'a { background: url("data:image/svg+xml;utf8,<svg/>") }'],
  ])("%s", (_name, css) => {
    expect(says(css)).toEqual([]);
  });

  it("names the line", () => {
    expect(beyondFloor("a { color: red }\n\nb { color: lab(0 0 0) }")[0]?.line).toBe(3);
  });
});
