import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type AccessMatrix, checkAccess, MATRIX_FILE } from "./checks/access";
import { CHECKS, describeViolation } from "./registry";
import { ROOT, readTree } from "./tree";

const files = readTree();

describe("the house keeps its rules", () => {
  it.each(CHECKS)("$rule", ({ run }) => {
    expect(run(files).map(describeViolation)).toEqual([]);
  });

  it("access-matrix", async () => {
    const file = path.join(ROOT, MATRIX_FILE);
    expect(existsSync(file), `${MATRIX_FILE} is missing: nothing says who may open what`).toBe(true);
    const matrix: AccessMatrix = await import(/* @vite-ignore */ file).then(matrixOf);
    expect(checkAccess(files, matrix).map(describeViolation)).toEqual([]);
  });
});

// The module exports the three tables by name, or one object that holds them.
function matrixOf(module: Record<string, unknown>): AccessMatrix {
  const holder = [module, ...Object.values(module)].find(
    (one): one is AccessMatrix =>
      typeof one === "object" && one !== null && "pages" in one && "actions" in one && "files" in one,
  );
  if (!holder) throw new Error(`${MATRIX_FILE} exports no { pages, actions, files }`);
  return holder;
}
