// Lets a plain Node process load what only a server may: Next takes this package out of a server build.
import { registerHooks } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const nothing = pathToFileURL(path.join(import.meta.dirname, "../support/server-only.ts")).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "server-only" ? { url: nothing, shortCircuit: true } : next(specifier, context),
});
