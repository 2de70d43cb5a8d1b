import { PARTS } from "../places";
import { at, type Check, of, parseAll, type SourceFile, type Violation } from "../source";

const FOLDERS = ["app", "components", "lib", "prisma", "public", "tests", ".ci"];
// What the tools insist on at the root, and nothing else.
const ROOT_FILE =
  /^(package(-lock)?\.json|tsconfig\.json|biome\.json|README\.md|\.gitignore|(next|prisma|vitest|playwright|postcss)\.config\.(ts|mjs)|(proxy|instrumentation)\.ts)$/;

/** The top level is fixed: eight folders and the files that tools look for there. */
export const rootEntries: Check = {
  rule: "root-entries",
  run: (files) => {
    const seen = new Set<string>();
    return files.flatMap(({ path }): Violation[] => {
      const [top = "", ...rest] = path.split("/");
      const allowed = rest.length > 0 ? FOLDERS.includes(top) : ROOT_FILE.test(top);
      if (allowed || seen.has(top)) return [];
      seen.add(top);
      return [
        of(path, "root-entries", `"${top}" has no place at the root`, "put it under lib, prisma, tests or public"),
      ];
    });
  },
};

const KEBAB = "[a-z0-9]+(-[a-z0-9]+)*";
const SLICE_FILE = new RegExp(
  `^lib/${KEBAB}/((${PARTS.join("|")})\\.ts|commands/${KEBAB}-${KEBAB}\\.ts|(queries|rules|schema)/${KEBAB}\\.ts)$`,
);

/** Every slice has the same file names, so that one who knows one slice knows them all. */
export const sliceFiles: Check = {
  rule: "slice-files",
  run: (files) =>
    files
      .filter(({ path }) => path.startsWith("lib/") && !/^lib\/(core|i18n)\//.test(path) && !SLICE_FILE.test(path))
      .map(({ path }) =>
        of(
          path,
          "slice-files",
          "is not a name that a slice has",
          `use ${PARTS.join(", ")} (.ts), or commands/<verb-noun>.ts, queries/<noun>.ts, rules/<noun>.ts, schema/<noun>.ts; plumbing goes to lib/core`,
        ),
      ),
};

const APP_FILE =
  /^(page|layout|loading|error|not-found|global-error|template|default|forbidden|unauthorized)\.tsx$|^route\.ts$|^(icon|apple-icon|favicon|opengraph-image)\.(svg|png|ico|tsx)$|^(manifest|robots|sitemap)\.ts$|^globals\.css$/;
// The public survey is answered in front of Next: what does that stands where its pages would.
const PUBLIC_DOOR = /^app\/s\/[a-z-]+\.ts$/;
const APP_TOP = ["(auth)", "(workspace)", "(public)", "s", "api"];
const API = ["auth", "calendar", "health", "files", "charts", "exports", "posters", "documents"];

/** app/ is routing only, and its API is sign-in, health and downloads; everything else is an action. */
export const appFiles: Check = {
  rule: "app-files",
  run: (files) =>
    files
      .filter(({ path }) => path.startsWith("app/"))
      .flatMap(({ path }): Violation[] => {
        const parts = path.split("/").slice(1);
        const name = parts.at(-1) ?? "";
        const [top = "", second = ""] = parts;
        if (!APP_FILE.test(name) && !PUBLIC_DOOR.test(path)) {
          return [
            of(path, "app-files", "is not a file of the router", "app/ is routing only: put it in components/<slice>"),
          ];
        }
        if (parts.length > 1 && !APP_TOP.includes(top)) {
          return [
            of(
              path,
              "app-files",
              `app/${top} is not one of ${APP_TOP.join(", ")}`,
              "signed-in pages go to (workspace)",
            ),
          ];
        }
        if (top === "api" && !API.includes(second)) {
          return [
            of(path, "app-files", `app/api holds only ${API.join(", ")}`, "write through an action, read in a page"),
          ];
        }
        return [];
      }),
};

const DRAWER = /^(utils?|helpers?|common|misc|types?|shared|constants?|stuff)$/;

/** A drawer for anything ends up holding everything. */
export const drawers: Check = {
  rule: "drawers",
  run: (files) =>
    files.flatMap(({ path }): Violation[] => {
      const found = path
        .replace(/\.[^/]+$/, "")
        .split("/")
        .find((segment) => DRAWER.test(segment));
      return found
        ? [of(path, "drawers", `"${found}" is a drawer`, "name the file after what it does, beside its user")]
        : [];
    }),
};

const isIndex = ({ path }: SourceFile) => /^(app|components|lib)\/(.*\/)?index\.tsx?$/.test(path);

/** A barrel hides where a thing lives and pulls whole folders into a bundle. */
export const barrels: Check = {
  rule: "barrels",
  run: (files) => [
    ...files.filter(isIndex).map(({ path }) => of(path, "barrels", "is a barrel", "import each file by its own name")),
    ...parseAll(files, (path) => /^(app|components|lib)\//.test(path)).flatMap((module) =>
      module.imports
        .filter((one) => one.kind === "export")
        .map((one) =>
          at(module, one.offset, "barrels", `re-exports "${one.specifier}"`, "let users import it where it is written"),
        ),
    ),
  ],
};
