import { placeOf } from "../places";
import { at, type Check, dottedName, findAll, type Module, type Node, parseAll } from "../source";

const GENERATED = /^(@prisma\/|pg$|@\/lib\/core\/db\/generated|\.\/generated)/;

/** May this file run the database client? Reads in queries, plumbing in core, and the schema's own folder. */
function mayHoldDatabase(path: string): boolean {
  const place = placeOf(path);
  if (place.floor === "slice") return place.part === "queries";
  return ["core", "db", "prisma", "tests"].includes(place.floor) || path === "prisma.config.ts";
}

/** The generated client and its driver stay below: rows are turned to plain data before they go up. */
export const prismaFloors: Check = {
  rule: "prisma-floors",
  run: (files) =>
    parseAll(files, (path) => !mayHoldDatabase(path)).flatMap((module) =>
      module.imports
        .filter(
          (one) => GENERATED.test(one.specifier) && !(one.typeOnly && placeOf(module.file.path).floor === "slice"),
        )
        .map((one) =>
          at(
            module,
            one.offset,
            "prisma-floors",
            `imports "${one.specifier}"`,
            "read in queries, write through the `tx` of a command",
          ),
        ),
    ),
};

/** A write outside defineAction's transaction has no audit entry; raw text that is not a tagged template can be injected. */
export const databaseCalls: Check = {
  rule: "database-calls",
  run: (files) =>
    parseAll(files, (path) => /^(app|components|lib)\//.test(path)).flatMap((module) => {
      const core = module.file.path.startsWith("lib/core/");
      return findAll(module.program, "CallExpression").flatMap((node) => {
        const method = methodOf(node.callee);
        if (method === "$transaction" && !core) {
          return [
            at(module, node.start, "database-calls", "opens a transaction", "let defineAction open it and take `tx`"),
          ];
        }
        if (method === "$queryRawUnsafe" || method === "$executeRawUnsafe") {
          return [
            at(
              module,
              node.start,
              "database-calls",
              `calls ${method}`,
              "use the tagged template, which binds its values",
            ),
          ];
        }
        return [];
      });
    }),
};

function methodOf(callee: Node): string | null {
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return null;
  return callee.property.name;
}

/** `include` brings whole rows along, new columns too; `select` names what is read. */
export const selectNotInclude: Check = {
  rule: "select-not-include",
  run: (files) =>
    parseAll(files, (path) => placeOf(path).floor === "slice").flatMap((module) =>
      findAll(module.program, "Property")
        .filter(
          (node) =>
            node.key.type === "Identifier" && node.key.name === "include" && node.value.type === "ObjectExpression",
        )
        .map((node) =>
          at(module, node.start, "select-not-include", "includes whole rows", "name the fields in `select`"),
        ),
    ),
};

const SETTER = /^(set|get)(UTC)?(FullYear|Month|Date|Day|Hours|Minutes)$/;
const owns = (path: string) => /^lib\/core\/period(\.ts|\/)/.test(path);

/** Months, days and zones are reckoned in one file, so that every due date and every bound agrees. */
export const oneCalendar: Check = {
  rule: "one-calendar",
  run: (files) =>
    parseAll(files, (path) => /^(app|components|lib)\//.test(path) && !owns(path)).flatMap((module) => {
      const found = [...dateImports(module), ...dateMaking(module), ...dateMethods(module)];
      return found.map(({ offset, what }) =>
        at(module, offset, "one-calendar", what, "use lib/core/period; add there what is missing"),
      );
    }),
};

type Found = { offset: number; what: string };

function dateImports(module: Module): Found[] {
  return module.imports
    .filter((one) => /^(date-fns|tyme4ts|dayjs|luxon)($|\/)/.test(one.specifier))
    .map((one) => ({ offset: one.offset, what: `imports "${one.specifier}"` }));
}

// The ground floor may read the clock (log lines, locks), and so may a timer in the browser; everywhere else "now"
// comes from period, where a test can set it.
const mayReadClock = (module: Module) => /^(lib\/(core|i18n)|components)\//.test(module.file.path);

function dateMaking(module: Module): Found[] {
  return findAll(module.program, "NewExpression").flatMap((node) => {
    if (dottedName(node.callee) !== "Date") return [];
    if (node.arguments.length > 0) return [{ offset: node.start, what: "makes a Date from parts or text" }];
    return mayReadClock(module) ? [] : [{ offset: node.start, what: "reads the clock with new Date()" }];
  });
}

function dateMethods(module: Module): Found[] {
  return findAll(module.program, "CallExpression").flatMap((node) => {
    const name = dottedName(node.callee) ?? "";
    const method = methodOf(node.callee) ?? "";
    if (SETTER.test(method) || name === "Date.UTC" || name === "Date.parse") {
      return [{ offset: node.start, what: `reckons with ${method}()` }];
    }
    return name === "Date.now" && !mayReadClock(module)
      ? [{ offset: node.start, what: "reads the clock with Date.now()" }]
      : [];
  });
}
