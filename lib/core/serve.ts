// The HTTP server around Next: what must hold for every response, whatever page or route answers, is done here.
import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { limitBody } from "./body-limit";
import { structureConsole } from "./console";
import { type RequestContext, runInContext } from "./context";
import { type Door, doorFor } from "./doors";
import { env } from "./env";
import { hideTokens, log } from "./log";
import { answerPlainly } from "./plain-answer";
import { contentPolicy, FIXED_HEADERS } from "./security-headers";

export type ServeOptions = { port: number; dev?: boolean; hostname?: string };
export type Serving = { port: number; close: () => Promise<void> };

/** How long a stopping server waits for requests in flight before it cuts them. */
const GRACE_MS = 20_000;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}

function logWhenDone(request: IncomingMessage, response: ServerResponse, context: RequestContext): void {
  const { method } = request;
  const path = hideTokens(pathOf(request));
  const began = performance.now();
  response.once("close", () => {
    const ms = Math.round((performance.now() - began) * 10) / 10;
    const cut = response.writableFinished ? {} : { aborted: true };
    log.info({ id: context.id, method, path, status: response.statusCode, ms, ...cut }, "request");
  });
}

function clientAddress(request: IncomingMessage): string {
  const forwarded = env().TRUST_PROXY ? request.headers["x-forwarded-for"] : undefined;
  // The last entry is the one our own proxy added; those before it are the client's word.
  const last = String(forwarded ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return last || request.socket.remoteAddress || "unknown";
}

function prepareHeaders(request: IncomingMessage, response: ServerResponse, id: string, dev: boolean): void {
  const policy = contentPolicy(randomBytes(16).toString("base64"), dev);
  // Next finds the nonce in the request's policy and puts it on its scripts. What a client sent is overwritten.
  request.headers["content-security-policy"] = policy;
  request.headers["x-request-id"] = id;
  request.headers["x-client-address"] = clientAddress(request);
  for (const [name, value] of Object.entries(FIXED_HEADERS)) response.setHeader(name, value);
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Request-Id", id);
  if (env().PUBLIC_URL?.startsWith("https://")) response.setHeader("Strict-Transport-Security", "max-age=31536000");
}

// A server action always answers 200, and the client reads its body whatever the status: so a refused write can say
// 403 or 409 to logs, proxies and tests while the form still gets its messages. Redirects keep their own status. A page
// that failed says why when the reason is known: 503 while the database is away.
function honourStatus(response: ServerResponse, context: RequestContext, draining: () => boolean): void {
  const writeHead = response.writeHead;
  response.writeHead = function patched(this: ServerResponse, status: number, ...rest: unknown[]) {
    if (draining() && !response.headersSent) response.setHeader("Connection", "close");
    const wanted = (status === 200 || status === 500) && context.status ? context.status : status;
    return Reflect.apply(writeHead, this, [wanted, ...rest]);
  } as typeof response.writeHead;
}

function answerFailure(request: IncomingMessage, response: ServerResponse, id: string, error: unknown): void {
  log.error({ id, err: error }, "request failed");
  answerPlainly(request, response, { status: 500, error: "unknown", detail: id });
}

// A door sends its own headers; its requests have no line in the log, and a number only when they fail.
function passDoor(door: Door, request: IncomingMessage, response: ServerResponse, closing: boolean): void {
  if (closing) response.setHeader("Connection", "close");
  door(request, response, clientAddress(request)).catch((error) =>
    answerFailure(request, response, randomUUID(), error),
  );
}

function listen(server: Server, { port, hostname }: ServeOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A browser keeps its connection open after the answer; one that falls idle while we wait is closed too.
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/**
 * Serves the built application (or, with `dev`, the sources) and resolves once it answers. `close` stops accepting,
 * finishes what is in flight, and resolves; it may be called twice.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const dev = options.dev ?? false;
  env();
  if (!dev) structureConsole();
  let handle: Handler | undefined;
  let closing: Promise<void> | undefined;
  const server = createServer((request, response) => {
    const door = doorFor(request.url);
    if (door) {
      passDoor(door, request, response, closing !== undefined);
      return;
    }
    const context: RequestContext = { id: randomUUID() };
    logWhenDone(request, response, context);
    prepareHeaders(request, response, context.id, dev);
    honourStatus(response, context, () => closing !== undefined);
    if (limitBody(request, response) || !handle) return;
    const answer = handle;
    runInContext(context, () =>
      answer(request, response).catch((error) => answerFailure(request, response, context.id, error)),
    );
  });
  server.keepAliveTimeout = 65_000;
  const app = next({ dev, port: options.port, hostname: options.hostname ?? "localhost", httpServer: server });
  await app.prepare();
  handle = app.getRequestHandler();
  const port = await listen(server, options);
  const close = () => {
    closing ??= drain(server)
      .then(() => app.close())
      .catch((error) => log.warn({ err: error }, "closing"));
    return closing;
  };
  return { port, close };
}
