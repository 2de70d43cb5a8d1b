import { type ESTree, parseSync } from "vite";

/** A file as the checks see it; fixtures make them from strings. Paths are relative to the root, with forward slashes. */
export type SourceFile = { path: string; text: string };

export type Violation = { file: string; line: number; rule: string; what: string; fix: string };

export type Check = { rule: string; run: (files: SourceFile[]) => Violation[] };

/** One import, re-export or import(). `typeOnly` ones vanish when compiled, so they bring no code along. */
export type Import = {
  specifier: string;
  kind: "import" | "export" | "dynamic";
  typeOnly: boolean;
  offset: number;
};

export type Node = ESTree.Node;

export type Module = {
  file: SourceFile;
  program: ESTree.Program;
  comments: { start: number; end: number }[];
  imports: Import[];
  directive: "use server" | "use client" | null;
  line: (offset: number) => number;
};

export const isCode = (path: string): boolean => /\.tsx?$/.test(path) && !path.endsWith(".d.ts");

/** Depth first over every node; a callback that returns false keeps out of the children. */
export function visit(node: Node, enter: (node: Node) => boolean | undefined): void {
  if (enter(node) === false) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) visit(child, enter);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** Every node of one type, in the order of the text. */
export function findAll<T extends Node["type"]>(root: Node, type: T): Extract<Node, { type: T }>[] {
  const found: Extract<Node, { type: T }>[] = [];
  visit(root, (node) => {
    if (node.type === type) found.push(node as Extract<Node, { type: T }>);
    return undefined;
  });
  return found;
}

const parsed = new WeakMap<SourceFile, Module>();

/** Parses one TypeScript file (once). Throws on a syntax error: an unread file would be an unchecked one. */
export function parseModule(file: SourceFile): Module {
  const known = parsed.get(file);
  if (known) return known;
  const result = parseSync(file.path, file.text);
  const error = result.errors[0];
  if (error) throw new Error(`${file.path} does not parse: ${error.message}`);
  const lineStarts = startsOfLines(file.text);
  const module: Module = {
    file,
    program: result.program,
    comments: result.comments,
    imports: importsOf(result.program),
    directive: directiveOf(result.program),
    line: (offset) => lineStarts.findLastIndex((start) => start <= offset) + 1,
  };
  parsed.set(file, module);
  return module;
}

export function parseAll(files: SourceFile[], where: (path: string) => boolean = () => true): Module[] {
  return files.filter((file) => isCode(file.path) && where(file.path)).map(parseModule);
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\n/g)) starts.push(match.index + 1);
  return starts;
}

function directiveOf(program: ESTree.Program): Module["directive"] {
  const first = program.body[0];
  const value = first?.type === "ExpressionStatement" && "directive" in first ? first.directive : null;
  return value === "use server" || value === "use client" ? value : null;
}

function importsOf(program: ESTree.Program): Import[] {
  const imports: Import[] = [];
  visit(program, (node) => {
    const one = importOf(node);
    if (one) imports.push({ ...one, offset: node.start });
    return undefined;
  });
  return imports;
}

function importOf(node: Node): Omit<Import, "offset"> | null {
  switch (node.type) {
    case "ImportDeclaration":
      return { specifier: node.source.value, kind: "import", typeOnly: onlyTypes(node) };
    case "ExportAllDeclaration":
      return { specifier: node.source.value, kind: "export", typeOnly: node.exportKind === "type" };
    case "ExportNamedDeclaration":
      return node.source && { specifier: node.source.value, kind: "export", typeOnly: node.exportKind === "type" };
    case "ImportExpression":
      return literal(node.source, "dynamic", false);
    case "TSImportType":
      return literal(node.source, "import", true);
    default:
      return null;
  }
}

function literal(node: Node, kind: Import["kind"], typeOnly: boolean): Omit<Import, "offset"> | null {
  return node.type === "Literal" && typeof node.value === "string" ? { specifier: node.value, kind, typeOnly } : null;
}

// `import { type A, type B }` brings no code along either.
function onlyTypes(node: ESTree.ImportDeclaration): boolean {
  if (node.importKind === "type") return true;
  const named = node.specifiers;
  return named.length > 0 && named.every((one) => one.type === "ImportSpecifier" && one.importKind === "type");
}

/** The name under which a call is made: `f()` and `await f()` give "f", `a.b()` gives "a.b". */
export function calleeName(node: Node | null | undefined): string | null {
  if (!node) return null;
  if (node.type === "AwaitExpression") return calleeName(node.argument);
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return null;
  return dottedName(node.callee);
}

export function dottedName(node: Node): string | null {
  if (node.type === "Identifier") return node.name;
  if (node.type !== "MemberExpression" || node.computed || node.property.type !== "Identifier") return null;
  const object = dottedName(node.object);
  return object === null ? null : `${object}.${node.property.name}`;
}

/** The value of a string literal or of a template without holes. */
export function stringOf(node: Node | null | undefined): string | null {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

/** The value of one named property of an object literal. */
export function propertyOf(node: Node | null | undefined, name: string): Node | null {
  if (node?.type !== "ObjectExpression") return null;
  for (const property of node.properties) {
    if (property.type !== "Property" || property.computed) continue;
    const key = property.key.type === "Identifier" ? property.key.name : stringOf(property.key);
    if (key === name) return property.value;
  }
  return null;
}

/** A violation at one place of a parsed file. */
export function at(module: Module, offset: number, rule: string, what: string, fix: string): Violation {
  return { file: module.file.path, line: module.line(offset), rule, what, fix };
}

/** A violation of a whole file. */
export function of(path: string, rule: string, what: string, fix: string): Violation {
  return { file: path, line: 1, rule, what, fix };
}
