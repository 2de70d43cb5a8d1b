import { impurityOf, type Lookup, lookupIn, PARTS, type Part, type Place, placeOf, SLICES, targetOf } from "../places";
import { type Check, type Import, type Module, parseAll, type Violation } from "../source";

type Edge = { to: Place; target: string; typeOnly: boolean; lookup: Lookup };
/** Says why an import is barred, or null when it is allowed. */
type Law = (from: Place, edge: Edge) => string | null;

const PURE: readonly Part[] = ["schema", "rules", "policy"];

/** What the server starts with: the public door, and what is done by the clock. */
const STARTED = ["app/s/door", "lib/plans/commands/freeze-closed", "lib/plans/commands/nudge-weekly"];

/** Every floor and what it may import; the table of the house, row by row. */
const LAWS: Record<Place["floor"], Law> = {
  app: (_from, { to }) => {
    if (to.floor === "db") return "a page reads through queries, never from the database";
    if (to.floor === "slice" && to.part === "commands") return "a page writes through actions, never through commands";
    return barredTops(to);
  },
  component: (from, edge) => {
    const { to, typeOnly } = edge;
    if (from.floor !== "component") return null;
    if (to.floor === "primitive" || to.floor === "i18n") return null;
    if (to.floor === "component")
      return to.slice === from.slice ? null : "two domains meet in a page, never in a component";
    if (to.floor === "slice") return componentToSlice(from.slice, to.slice, to.part, typeOnly);
    return groundFloor(edge, "a component gets plain data as props");
  },
  primitive: (_from, edge) => {
    if (edge.to.floor === "primitive" || edge.to.floor === "i18n") return null;
    if (edge.to.floor === "slice" || edge.to.floor === "component") {
      return "ui, forms, charts and layout know no domain; take words, rows and actions as props";
    }
    return groundFloor(edge, "ui, forms, charts and layout know no data");
  },
  slice: (from, edge) => {
    if (from.floor !== "slice" || from.part === null) return null;
    if (edge.to.floor === "slice") return sliceToSlice(from.slice, from.part, edge.to);
    return SLICE_TO_GROUND[from.part](edge);
  },
  core: (_from, { to }) => (["core", "db", "i18n"].includes(to.floor) ? null : "core is the ground floor"),
  db: (_from, { to }) => (["core", "db", "i18n"].includes(to.floor) ? null : "core is the ground floor"),
  i18n: (_from, { to }) => (["core", "i18n"].includes(to.floor) ? null : "i18n is the ground floor"),
  root: (_from, { to, target }) =>
    ["core", "i18n", "root"].includes(to.floor) || STARTED.includes(target)
      ? null
      : `proxy and instrumentation use core and i18n, and start ${STARTED.join(", ")}`,
  tool: () => null,
  prisma: (_from, { to }) =>
    to.floor === "app" || to.floor === "component" || to.floor === "primitive" ? "the seed draws nothing" : null,
  tests: () => null,
};

function barredTops(to: Place): string | null {
  return ["prisma", "tests", "root"].includes(to.floor)
    ? "the application does not import its seed, tools or tests"
    : null;
}

// Rules, forms and charts may use the part of core that does no I/O, and the types of all of it but the database's.
function groundFloor({ to, target, typeOnly, lookup }: Edge, why: string): string | null {
  if (to.floor !== "core") return why;
  const file = lookup(target);
  const impurity = typeOnly || !file ? null : impurityOf(file, lookup);
  return impurity ? `only the pure part of core may be used here, and this file brings along "${impurity}"` : null;
}

function componentToSlice(own: string, slice: string, part: Part | null, typeOnly: boolean): string | null {
  if (slice !== own) return otherSlice(part, typeOnly);
  if (part === "queries") return typeOnly ? null : "a component may `import type` from queries; the page calls them";
  return part === "commands" || part === "door" ? "a component writes through an action" : null;
}

/** What each part may use of its own slice, and of an earlier one; never of a later one. */
const WITHIN: Record<Part, readonly Part[]> = {
  schema: ["schema"],
  rules: ["schema", "rules"],
  policy: PURE,
  queries: [...PURE, "queries"],
  commands: [...PURE, "queries", "commands"],
  actions: ["schema", "commands"],
  door: ["schema", "commands"],
};
// Wider than the table of the house in two places, so that no scope and no figure is written twice: queries use an
// earlier slice's pure files, and a pure file uses an earlier slice's pure files of its own rank or below.
const EARLIER: Record<Part, readonly Part[]> = { ...WITHIN, actions: [], door: [] };

// A type carries no law along, and neither does a list of a schema (populations, formulas): a table may name the rows
// that an earlier slice's pure files describe.
function otherSlice(part: Part | null, typeOnly: boolean): string | null {
  const harmless = part === "schema" || (typeOnly && part !== null && PURE.includes(part));
  return harmless ? null : "a component knows only its own slice; two domains meet in a page";
}

function sliceToSlice(own: string, part: Part, to: Place & { floor: "slice" }): string | null {
  if (to.part === null) return `lib/${to.slice} holds only ${PARTS.join(", ")}`;
  if (SLICES.indexOf(to.slice) > SLICES.indexOf(own)) {
    return `slice "${to.slice}" comes after "${own}"; what needs both belongs to the later one`;
  }
  const allowed = (to.slice === own ? WITHIN : EARLIER)[part];
  if (allowed.includes(to.part)) return null;
  const whose = to.slice === own ? "its own slice" : "an earlier slice";
  return `${part} may use of ${whose} only: ${allowed.join(", ") || "nothing"}`;
}

const pureToGround = (edge: Edge): string | null => {
  if (edge.to.floor === "db")
    return edge.typeOnly ? null : "schema, rules and policy `import type` from Prisma, never run it";
  return groundFloor(edge, "schema, rules and policy are pure");
};

const SLICE_TO_GROUND: Record<Part, (edge: Edge) => string | null> = {
  schema: pureToGround,
  rules: pureToGround,
  policy: pureToGround,
  queries: ({ to }) => (["core", "db", "i18n"].includes(to.floor) ? null : "a query uses db, core and earlier slices"),
  commands: ({ to, typeOnly }) => {
    if (to.floor === "db") return typeOnly ? null : "a command works on the transaction it is given, never on db";
    return to.floor === "core" || to.floor === "i18n" ? null : "a command uses core and earlier slices";
  },
  actions: ({ to, target, typeOnly }) =>
    to.floor === "core" && (typeOnly || target === "lib/core/action" || target === "lib/core/files/uploads")
      ? null
      : "an action uses core/action, its schema and its commands",
  door: ({ to, target, typeOnly }) =>
    to.floor === "core" && (typeOnly || target === "lib/core/batch")
      ? null
      : "a door uses core/batch, its schema and its commands",
};

/** Packages that one part of a slice never touches. */
const BARRED_PACKAGES: { parts: readonly Part[]; packages: RegExp; why: string }[] = [
  {
    parts: PURE,
    packages: /^(node:|next($|\/)|react($|\/)|react-dom|server-only$|next-intl)/,
    why: "schema, rules and policy are pure",
  },
  { parts: ["queries"], packages: /^(react($|\/)(?!cache)|react-dom)/, why: "a query knows no React" },
  {
    parts: ["commands"],
    packages: /^(next($|\/)|react($|\/)|react-dom)/,
    why: "a command knows neither Next nor React",
  },
];

function judge(module: Module, one: Import, lookup: Lookup): string | null {
  const from = placeOf(module.file.path);
  const target = targetOf(module, one);
  if (target !== null) return LAWS[from.floor](from, { to: placeOf(target), target, typeOnly: one.typeOnly, lookup });
  if (from.floor !== "slice" || from.part === null || one.typeOnly) return null;
  const part = from.part;
  return BARRED_PACKAGES.find((bar) => bar.parts.includes(part) && bar.packages.test(one.specifier))?.why ?? null;
}

/** The import table, floor by floor, and the order of the slices. */
export const floors: Check = {
  rule: "floors",
  run: (files) => {
    const lookup = lookupIn(files);
    return parseAll(files).flatMap((module) =>
      module.imports.flatMap((one): Violation[] => {
        const why = judge(module, one, lookup);
        if (why === null) return [];
        return [
          {
            file: module.file.path,
            line: module.line(one.offset),
            rule: "floors",
            what: `imports "${one.specifier}": ${why}`,
            fix: "move the code down to the floor that both may use, or pass it in from above",
          },
        ];
      }),
    );
  },
};

/** A slice without a place in the order, or a component folder without a slice, could import anything. */
export const knownSlices: Check = {
  rule: "known-slices",
  run: (files) =>
    files.flatMap(({ path }): Violation[] => {
      const place = placeOf(path);
      const slice = place.floor === "slice" || place.floor === "component" ? place.slice : null;
      if (slice === null || SLICES.includes(slice)) return [];
      return [
        {
          file: path,
          line: 1,
          rule: "known-slices",
          what: `"${slice}" has no place in the order of the slices`,
          fix: "name the folder after its slice, or give the slice its place in SLICES in tests/architecture/places.ts",
        },
      ];
    }),
};
