// Gives what writes documents a docx library that notes its calls. Threads have hooks of their own: there it is the real one.
import { registerHooks } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const recording = pathToFileURL(path.join(import.meta.dirname, "recording-docx.ts")).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "docx" && context.parentURL?.includes("/lib/core/files/official/")
      ? { url: recording, shortCircuit: true }
      : next(specifier, context),
});
