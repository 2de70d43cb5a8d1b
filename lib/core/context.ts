import { AsyncLocalStorage } from "node:async_hooks";

/** What belongs to one request: its id, and the HTTP status an action asks the server to answer with. */
export type RequestContext = { id: string; status?: number; userId?: string };

// Kept on globalThis because the server runs this file as it is while Next bundles its own copy of it.
const shared = globalThis as unknown as { tongxinContext?: AsyncLocalStorage<RequestContext> };

function storage(): AsyncLocalStorage<RequestContext> {
  shared.tongxinContext ??= new AsyncLocalStorage();
  return shared.tongxinContext;
}

/** Runs a function, and everything it starts, inside a request's context. */
export function runInContext<T>(context: RequestContext, run: () => T): T {
  return storage().run(context, run);
}

/** The present request's context; outside a request (a build, a script) a fresh one that nobody reads. */
export function requestContext(): RequestContext {
  return storage().getStore() ?? { id: crypto.randomUUID() };
}
