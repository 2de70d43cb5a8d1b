import { at, type Check, calleeName, findAll, type Module, of, parseAll } from "../source";

const calls = (module: Module, names: string[]): boolean =>
  findAll(module.program, "CallExpression").some((node) => names.includes(calleeName(node) ?? ""));

/** A layout is not run again on every navigation, so each signed-in page asks for its actor itself. */
export const pagesRequireActor: Check = {
  rule: "pages-require-actor",
  run: (files) =>
    parseAll(files, (path) => /^app\/\(workspace\)\/.*page\.tsx$/.test(path))
      .filter((module) => !calls(module, ["requireActor"]))
      .map((module) =>
        of(
          module.file.path,
          "pages-require-actor",
          "never calls requireActor",
          "begin with `const actor = await requireActor(permission)`",
        ),
      ),
};

/** A download has an address that can be guessed, so it asks who is there as a page does. */
export const routesKnowActor: Check = {
  rule: "routes-know-actor",
  run: (files) =>
    parseAll(files, (path) => /^app\/.*route\.ts$/.test(path) && !/^app\/api\/(auth|health)\//.test(path))
      .filter((module) => !calls(module, ["requireActor", "findActor", "findActorByAddress", "defineDownload"]))
      .map((module) =>
        of(
          module.file.path,
          "routes-know-actor",
          "never asks who is there",
          "call requireActor, findActor, findActorByAddress or defineDownload first",
        ),
      ),
};

const PAGE_LINES = 60;

/** A page joins an actor, queries and components; what is longer holds something that belongs below. */
export const shortPages: Check = {
  rule: "short-pages",
  run: (files) =>
    files
      .filter(({ path }) => /^app\/.*page\.tsx$/.test(path))
      .map((file) => ({ file, lines: file.text.trimEnd().split("\n").length }))
      .filter(({ lines }) => lines > PAGE_LINES)
      .map(({ file, lines }) =>
        of(
          file.path,
          "short-pages",
          `has ${lines} lines, more than ${PAGE_LINES}`,
          "move what it draws to components/<slice>",
        ),
      ),
};

/** Our own API is for downloads; a page reads through queries and writes through actions. */
export const noOwnFetch: Check = {
  rule: "no-own-fetch",
  run: (files) =>
    parseAll(files, (path) => /^(app|components|lib)\//.test(path)).flatMap((module) =>
      findAll(module.program, "CallExpression")
        .filter(
          (node) => calleeName(node) === "fetch" && /^["'`]\/(api\/|$)/.test(argumentText(module, node.arguments[0])),
        )
        .map((node) =>
          at(module, node.start, "no-own-fetch", "fetches our own API", "read in the page, write through an action"),
        ),
    ),
};

function argumentText(module: Module, node: { start: number; end: number } | undefined): string {
  return node ? module.file.text.slice(node.start, node.end) : "";
}
