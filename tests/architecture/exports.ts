import type { ESTree } from "vite";
import type { Module, Node } from "./source";

/** One runtime export of a module; types are left out. */
export type Exported = { name: string; value: Node | null; params: Node[] | null; async: boolean; offset: number };

/** What a module exports at runtime. `params` is there when it is visibly a function. */
export function exportsOf(module: Module): Exported[] {
  return module.program.body.flatMap((node): Exported[] => {
    if (node.type === "ExportDefaultDeclaration") return [exported("default", node.declaration, node.start)];
    if (node.type === "ExportAllDeclaration" && node.exportKind !== "type") {
      return [{ name: "*", value: null, params: null, async: false, offset: node.start }];
    }
    if (node.type !== "ExportNamedDeclaration" || node.exportKind === "type") return [];
    return node.declaration ? declared(node.declaration, node.start) : listed(module, node);
  });
}

function declared(node: NonNullable<ESTree.ExportNamedDeclaration["declaration"]>, offset: number): Exported[] {
  if (node.type === "VariableDeclaration") {
    return node.declarations.map((one) => exported(nameOf(one.id), one.init, one.start));
  }
  const isType = node.type === "TSTypeAliasDeclaration" || node.type === "TSInterfaceDeclaration";
  return isType || !("id" in node) || !node.id ? [] : [exported(nameOf(node.id), node, offset)];
}

// `export { a, b as c }`: find what the local name stands for.
function listed(module: Module, node: ESTree.ExportNamedDeclaration): Exported[] {
  return node.specifiers
    .filter((one) => one.exportKind !== "type")
    .map((one) =>
      exported(nameOf(one.exported), node.source ? null : localValue(module, nameOf(one.local)), one.start),
    );
}

function localValue(module: Module, name: string): Node | null {
  for (const node of module.program.body) {
    if (node.type === "FunctionDeclaration" && node.id?.name === name) return node;
    if (node.type !== "VariableDeclaration") continue;
    const found = node.declarations.find((one) => nameOf(one.id) === name);
    if (found) return found.init;
  }
  return null;
}

function exported(name: string, value: Node | null, offset: number): Exported {
  return { name, value, params: value ? paramsOf(value) : null, async: value ? isAsync(value) : false, offset };
}

function nameOf(node: Node): string {
  if (node.type === "Identifier") return node.name;
  return node.type === "Literal" ? String(node.value) : "?";
}

/** The parameters of a function, also of one wrapped once, as in `cache(async (actor) => …)`. */
function paramsOf(node: Node): Node[] | null {
  if (node.type === "ArrowFunctionExpression" || node.type.startsWith("Function")) {
    return "params" in node && Array.isArray(node.params) ? node.params : null;
  }
  if (node.type !== "CallExpression") return null;
  const inner = node.arguments.find(
    (one) => one.type === "ArrowFunctionExpression" || one.type === "FunctionExpression",
  );
  return inner ? paramsOf(inner) : null;
}

function isAsync(node: Node): boolean {
  if (node.type === "CallExpression") return node.arguments.some((one) => isAsync(one));
  return "async" in node && node.async === true;
}

/** The name of a parameter, through a default value and a type. */
export function paramName(node: Node | undefined): string | null {
  if (!node) return null;
  if (node.type === "AssignmentPattern") return paramName(node.left);
  return node.type === "Identifier" ? node.name : null;
}
