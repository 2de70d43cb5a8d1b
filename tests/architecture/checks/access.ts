import { exportsOf } from "../exports";
import { placeOf } from "../places";
import {
  at,
  calleeName,
  findAll,
  type Module,
  of,
  parseAll,
  propertyOf,
  type SourceFile,
  stringOf,
  type Violation,
} from "../source";

/** Who may open what: a permission, "public" for nobody in particular, or "signed-in" for everyone with an account. */
export type AccessMatrix = {
  pages: Record<string, unknown>;
  actions: Record<string, unknown>;
  files: Record<string, unknown>;
  /** What answers in front of Next, and the batches it writes. */
  doors: Record<string, unknown>;
};

export const MATRIX_FILE = "tests/support/access-matrix.ts";

type Entrance = { kind: keyof AccessMatrix; name: string; permission: string | null; module: Module; offset: number };

/** The address of a page or route file: groups in brackets are not part of it. */
export function addressOf(path: string): string {
  const segments = path.split("/").slice(1, -1);
  return `/${segments.filter((segment) => !/^\(.*\)$/.test(segment)).join("/")}`;
}

/**
 * Every page, download, action and door has a row in the access matrix, every row has its entrance, and where the code names
 * its permission as a literal the row names the same one. The matrix is what the role tests are generated from, so an
 * entrance without a row would be an untested one.
 */
export function checkAccess(files: SourceFile[], matrix: AccessMatrix): Violation[] {
  const entrances = [...pages(files), ...routes(files), ...actions(files), ...doors(files)];
  return [...entrances.flatMap((one) => withRow(one, matrix)), ...withoutEntrance(entrances, matrix)];
}

function withRow({ kind, name, permission, module, offset }: Entrance, matrix: AccessMatrix): Violation[] {
  if (!Object.hasOwn(matrix[kind], name)) {
    return [
      at(module, offset, "access-matrix", `${kind} "${name}" has no row`, `add it to \`${kind}\` in ${MATRIX_FILE}`),
    ];
  }
  const row = matrix[kind][name];
  if (permission === null || typeof row !== "string" || row === permission) return [];
  return [
    at(
      module,
      offset,
      "access-matrix",
      `"${name}" asks for "${permission}", its row says "${row}"`,
      "correct one of the two",
    ),
  ];
}

function withoutEntrance(entrances: Entrance[], matrix: AccessMatrix): Violation[] {
  return (["pages", "actions", "files", "doors"] as const).flatMap((kind) =>
    Object.keys(matrix[kind])
      .filter((name) => !entrances.some((one) => one.kind === kind && one.name === name))
      .map((name) =>
        of(MATRIX_FILE, "access-matrix", `${kind} has a row "${name}" that nothing answers to`, "remove the row"),
      ),
  );
}

function pages(files: SourceFile[]): Entrance[] {
  return parseAll(files, (path) => /^app\/(.*\/)?page\.tsx$/.test(path)).map((module) => {
    const call = findAll(module.program, "CallExpression").find((node) => calleeName(node) === "requireActor");
    return {
      kind: "pages",
      name: addressOf(module.file.path),
      permission: stringOf(call?.arguments[0]),
      module,
      offset: call?.start ?? 0,
    };
  });
}

function routes(files: SourceFile[]): Entrance[] {
  return parseAll(files, (path) => /^app\/(.*\/)?route\.ts$/.test(path)).map((module) => ({
    kind: "files",
    name: addressOf(module.file.path),
    permission: null,
    module,
    offset: 0,
  }));
}

function doors(files: SourceFile[]): Entrance[] {
  const isDoor = (path: string) => {
    const place = placeOf(path);
    return path === "app/s/door.ts" || (place.floor === "slice" && place.part === "door");
  };
  const entrance = (module: Module, name: string, offset: number): Entrance => {
    return { kind: "doors", name, permission: "public", module, offset };
  };
  return parseAll(files, isDoor).flatMap((module) =>
    module.file.path.startsWith("app/")
      ? [entrance(module, "/s/[token]", 0)]
      : exportsOf(module).map((one) => entrance(module, one.name, one.offset)),
  );
}

function actions(files: SourceFile[]): Entrance[] {
  const isActions = (path: string) => {
    const place = placeOf(path);
    return place.floor === "slice" && place.part === "actions";
  };
  return parseAll(files, isActions).flatMap((module) =>
    exportsOf(module).map((one): Entrance => {
      const call = one.value?.type === "CallExpression" ? one.value : null;
      const named = stringOf(propertyOf(call?.arguments[0], "permission"));
      const permission = calleeName(call) === "definePublicAction" ? "public" : named;
      return { kind: "actions", name: one.name, permission, module, offset: one.offset };
    }),
  );
}
