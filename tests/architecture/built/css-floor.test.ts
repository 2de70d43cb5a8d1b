import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { beyondFloor } from "../css-floor";
import { ROOT } from "../tree";

const folder = path.join(ROOT, process.env.NEXT_DIST_DIR ?? ".next-test", "static");

function styleSheets(): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css"));
}

it("the built style sheets keep to the browser floor", () => {
  const sheets = styleSheets();
  expect(
    sheets.length,
    "no style sheet was built: run `npm test`, or `NEXT_DIST_DIR=.next-test next build`",
  ).toBeGreaterThan(0);
  const found = sheets.flatMap((name) =>
    beyondFloor(readFileSync(path.join(folder, name), "utf8")).map(
      ({ line, what, fix }) => `${name}:${line} ${what}. To do: ${fix}.`,
    ),
  );
  expect(found).toEqual([]);
});
