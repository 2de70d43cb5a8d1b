import { type ChildProcess, fork } from "node:child_process";
import http from "node:http";
import path from "node:path";
import { nextFreePort } from "@/prisma/launch/ports";
import { TEST_KEYS } from "@/tests/support/keys";
import { SCRATCH } from "./scratch";

export type Answer = { status: number; body: Buffer; ms: number };

/** One served copy of the application with its own database. */
export type BenchServer = {
  port: number;
  get: (path: string, cookie?: string) => Promise<Answer>;
  /** The same on a connection of its own, for what is asked beside others. */
  aside: (path: string, cookie?: string) => Promise<Answer>;
  /** Microseconds of CPU that the server process has used so far. */
  cpu: () => Promise<number>;
  stop: () => Promise<void>;
};

const SECRET = "only-for-the-bench-only-for-the-bench";

export { SECRET as BENCH_SECRET };

function reply<T>(child: ChildProcess, key: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const listen = (message: unknown) => {
      const found = message as Record<string, T>;
      if (found[key] === undefined) return;
      child.off("message", listen);
      resolve(found[key] as T);
    };
    child.on("message", listen);
    child.once("exit", (code) => reject(new Error(`The measured server ended with ${code}.`)));
  });
}

function ask(agent: http.Agent, port: number, place: string, cookie: string): Promise<Answer> {
  const began = performance.now();
  // What a browser asks for: compressing is part of what a page costs.
  const headers = { cookie, accept: "text/html", "accept-encoding": "gzip", "sec-fetch-dest": "document" };
  return new Promise((resolve, reject) => {
    const request = http.get({ host: "127.0.0.1", port, path: place, agent, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece) => pieces.push(piece));
      response.once("end", () => {
        const ms = performance.now() - began;
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces), ms });
      });
    });
    request.once("error", reject);
  });
}

export async function startServer(
  databaseUrl: string,
  files: string,
  settings: Record<string, string> = {},
): Promise<BenchServer> {
  const child = fork(path.join(SCRATCH, "tests/bench/serve.ts"), [], {
    cwd: SCRATCH,
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_DIST_DIR: ".next",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: SECRET,
      PERSONAL_DATA_KEYS: TEST_KEYS,
      FILES_DIR: files,
      LOG_LEVEL: "error",
      TONGXIN_MODE: "demo",
      PORT: String(await nextFreePort(4100)),
      ...settings,
    },
  });
  // Every reply waits for an end that comes once.
  child.setMaxListeners(0);
  const port = await reply<number>(child, "port");
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return {
    port,
    get: (place, cookie = "") => ask(agent, port, place, cookie),
    aside: (place, cookie = "") => ask(new http.Agent(), port, place, cookie),
    cpu: () => {
      child.send("cpu");
      return reply<number>(child, "cpu");
    },
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners("exit");
        child.once("exit", () => resolve());
        agent.destroy();
        child.send("stop");
      }),
  };
}
