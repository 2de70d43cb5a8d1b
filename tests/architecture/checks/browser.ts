import { type Lookup, lookupIn, targetOf } from "../places";
import {
  at,
  type Check,
  type Import,
  isCode,
  type Module,
  parseAll,
  parseModule,
  type SourceFile,
  type Violation,
} from "../source";

const BARRED: { packages: RegExp; why: string; fix: string }[] = [
  {
    packages: /^next-intl($|\/)/,
    why: "next-intl in the browser",
    fix: "translate on the server and pass finished words as props",
  },
  {
    packages: /^zod($|\/)/,
    why: "zod in the browser (90 KB)",
    fix: "validate in the action; import only types from a schema",
  },
  {
    packages: /^recharts($|\/)/,
    why: "Recharts in the first load (109 KB)",
    fix: "load the file that needs it with import()",
  },
  {
    packages: /^(server-only$|node:|pg$|@prisma\/|pino$|next\/(headers|server)$)/,
    why: "server code in the browser",
    fix: "pass its result as a prop",
  },
];

/**
 * What a "use client" file brings to the browser, followed through every file it imports at runtime. The road ends at
 * "use server" files (the browser gets their addresses) and at import(), which loads later.
 */
export const lightClients: Check = {
  rule: "light-clients",
  run: (files) => {
    const lookup = lookupIn(files);
    return parseAll(files, (path) => /^(app|components|lib)\//.test(path))
      .filter((module) => module.directive === "use client")
      .flatMap((module) => module.imports.flatMap((one) => heavy(module, one, lookup)));
  },
};

function heavy(module: Module, one: Import, lookup: Lookup): Violation[] {
  if (one.typeOnly || one.kind === "dynamic") return [];
  const road = roadTo(module, one, lookup, new Set([module.file.path]));
  const last = road?.at(-1);
  if (!road || last === undefined || ownsRecharts(module.file, last)) return [];
  const bar = BARRED.find(({ packages }) => packages.test(last));
  return [at(module, one.offset, "light-clients", `brings ${bar?.why}: ${road.join(" -> ")}`, bar?.fix ?? "")];
}

// A charts file that draws with Recharts itself is what gets loaded later; `lazyCharts` sees to that.
const ownsRecharts = (file: SourceFile, specifier: string) =>
  file.path.startsWith("components/charts/") && /^recharts($|\/)/.test(specifier);

function roadTo(module: Module, one: Import, lookup: Lookup, seen: Set<string>): string[] | null {
  const target = targetOf(module, one);
  if (target === null) return BARRED.some(({ packages }) => packages.test(one.specifier)) ? [one.specifier] : null;
  const file = lookup(target);
  if (!file || !isCode(file.path) || seen.has(file.path)) return null;
  seen.add(file.path);
  const next = parseModule(file);
  // A nested "use client" file is judged by itself.
  if (next.directive !== null) return null;
  const found = roads(next, lookup, seen);
  return found && [file.path, ...found];
}

function roads(module: Module, lookup: Lookup, seen: Set<string>): string[] | null {
  for (const one of module.imports) {
    if (one.typeOnly || one.kind === "dynamic") continue;
    const found = roadTo(module, one, lookup, seen);
    if (found) return found;
  }
  return null;
}

const importsRecharts = (module: Module) =>
  module.imports.some((one) => /^recharts($|\/)/.test(one.specifier) && !one.typeOnly);

/** Recharts is drawn in components/charts only, in files that are loaded after the figures and their table. */
export const lazyCharts: Check = {
  rule: "lazy-charts",
  run: (files) => {
    const lookup = lookupIn(files);
    const modules = parseAll(files, (path) => /^(app|components|lib)\//.test(path));
    const drawing = new Set(modules.filter(importsRecharts).map((module) => module.file.path));
    return modules.flatMap((module) => module.imports.flatMap((one) => eager(module, one, drawing, lookup)));
  },
};

function eager(module: Module, one: Import, drawing: Set<string>, lookup: Lookup): Violation[] {
  if (one.typeOnly) return [];
  const report = (what: string, fix: string) => [at(module, one.offset, "lazy-charts", what, fix)];
  if (/^recharts($|\/)/.test(one.specifier)) {
    return module.file.path.startsWith("components/charts/")
      ? []
      : report("imports Recharts outside components/charts", "draw it in components/charts");
  }
  const target = targetOf(module, one);
  const file = target === null ? undefined : lookup(target);
  if (!file || one.kind === "dynamic" || !drawing.has(file.path) || drawing.has(module.file.path)) return [];
  return report(
    `imports "${one.specifier}", which draws with Recharts, at once`,
    "load it with import() when it is asked for",
  );
}
