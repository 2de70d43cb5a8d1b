import { posix } from "node:path";
import { type Import, isCode, type Module, parseModule, type SourceFile } from "./source";

/** The one order of the slices: a slice may use those to its left. A new slice takes its place here first. */
export const SLICES = [
  "organisation",
  "users",
  "audit",
  "staff",
  "members",
  "admission",
  "dues",
  "checks",
  "partners",
  "activities",
  "ledger",
  "surveys",
  "satisfaction",
  "care",
  "imports",
  "improvements",
  "plans",
  "brands",
  "reports",
  "assessment",
  "dashboards",
  "practice-report",
];

/** The files of a slice, lowest first; those before `queries` are pure. */
export const PARTS = ["schema", "rules", "policy", "queries", "commands", "actions", "door"] as const;
export type Part = (typeof PARTS)[number];

/** Folders under components/ that know no domain. */
export const PRIMITIVES = ["ui", "forms", "charts", "layout"];

/** Where a file stands in the house. `db` is the part of core that holds the Prisma client. */
export type Place =
  | { floor: "app" | "primitive" | "core" | "db" | "i18n" | "prisma" | "tests" | "root" | "tool" }
  | { floor: "component"; slice: string }
  | { floor: "slice"; slice: string; part: Part | null };

export function placeOf(path: string): Place {
  const file = path.replace(/\.(tsx?|css|json)$/, "");
  const [top = "", second = "", third = ""] = file.split("/");
  switch (top) {
    case "app":
    case "prisma":
    case "tests":
      return { floor: top };
    case "components":
      return PRIMITIVES.includes(second) ? { floor: "primitive" } : { floor: "component", slice: second };
    case "lib":
      return placeInLib(file, second, third);
    default:
      return { floor: /\.config$/.test(file) ? "tool" : "root" };
  }
}

// The words for what the database refused are plumbing like any other; only the client and what it is made of run it.
const DATABASE = /^lib\/core\/db(\/(client|generated)|$)/;

function placeInLib(file: string, folder: string, part: string): Place {
  if (folder === "core") return { floor: DATABASE.test(file) ? "db" : "core" };
  if (folder === "i18n") return { floor: "i18n" };
  return { floor: "slice", slice: folder, part: PARTS.find((one) => one === part) ?? null };
}

/** The path inside the project that an import names, without its ending; null for a package. */
export function targetOf(module: Module, one: Import): string | null {
  if (one.specifier.startsWith("@/")) return posix.normalize(one.specifier.slice(2));
  if (!one.specifier.startsWith(".")) return null;
  return posix.normalize(posix.join(posix.dirname(module.file.path), one.specifier));
}

export type Lookup = (target: string) => SourceFile | undefined;

/** Finds the file that an import's target names, as the bundler would. */
export function lookupIn(files: SourceFile[]): Lookup {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return (target) => {
    for (const ending of ["", ".ts", ".tsx", "/index.ts", "/index.tsx"]) {
      const found = byPath.get(target + ending);
      if (found) return found;
    }
    return undefined;
  };
}

/** A package that reads, writes, needs a server or needs Next; what imports it is not pure. */
const IMPURE_PACKAGE =
  /^(node:|next($|[/-])|server-only$|react($|\/)|react-dom|pg$|@prisma\/|pino|sharp$|hucre|file-type|@node-rs\/|rate-limiter)/;

/**
 * Why a file of core is not pure (a package or a file it drags in), or null when it is. Pure files may be used from a
 * browser and from rules; judged by what they import at runtime, all the way down, so that no list can go stale.
 */
export function impurityOf(file: SourceFile, lookup: Lookup, seen = new Set<string>()): string | null {
  if (seen.has(file.path)) return null;
  seen.add(file.path);
  const module = parseModule(file);
  for (const one of module.imports.filter((each) => !each.typeOnly)) {
    const found = impurityOfImport(module, one, lookup, seen);
    if (found) return found;
  }
  return null;
}

function impurityOfImport(module: Module, one: Import, lookup: Lookup, seen: Set<string>): string | null {
  const target = targetOf(module, one);
  if (target === null) return IMPURE_PACKAGE.test(one.specifier) ? one.specifier : null;
  if (placeOf(target).floor === "db") return target;
  const next = lookup(target);
  return next && isCode(next.path) ? impurityOf(next, lookup, seen) : null;
}
