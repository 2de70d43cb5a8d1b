import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Binaries, findBinaries } from "./binaries";
import { createCluster, runAs, tailOf, touchFor } from "./cluster";
import { DATA_ROOT, keepSecret, passableFolder, readIfThere } from "./paths";
import { anyFreePort } from "./ports";
import { canReach, folderOutside, type Identity, serverIdentity } from "./postgres-user";
import { inspectServer, isAlive, readPidFile } from "./postmaster";

export type EmbeddedOptions = {
  /** Folder below `.data`: one independent server each (`demo`, `real`, `test-pg`). */
  name: string;
  /** Only tests may give up durability for speed. */
  durable?: boolean;
  maxConnections?: number;
  log?: (line: string) => void;
};

export type Embedded = {
  port: number;
  /** Where the server keeps its data and its password. */
  folder: string;
  /** True when a server left over from another start was found running. */
  takenOver: boolean;
  urlFor: (database: string) => string;
  /** Creates the database unless it is there; true when it was created. */
  ensureDatabase: (database: string) => Promise<boolean>;
  /** Whether the server's process is there. */
  alive: () => boolean;
  /** Starts it again under the same address after it went away by itself. */
  revive: () => Promise<void>;
  /** Stops the server unless another living program still uses it. Safe to call twice. */
  stop: () => Promise<void>;
};

const USER = "postgres";

type Server = {
  who: Identity;
  binaries: Binaries;
  base: string;
  data: string;
  log: string;
  password: string;
  options: EmbeddedOptions;
};

function chooseFolder(name: string, who: Identity, log: (line: string) => void): string {
  const wanted = path.join(DATA_ROOT, name);
  const outside = path.join(folderOutside(), name);
  passableFolder(DATA_ROOT);
  if (canReach(DATA_ROOT, who)) return passableFolder(wanted);
  log(`The user 'postgres' cannot enter ${DATA_ROOT}; the database is kept in ${outside}.`);
  passableFolder(path.dirname(folderOutside()));
  passableFolder(folderOutside());
  return passableFolder(outside);
}

function passwordOf(base: string, data: string): string {
  const file = path.join(base, "password");
  const known = readIfThere(file);
  if (known) return known;
  if (existsSync(data)) throw new Error(`The database in ${data} is there, but its password file ${file} is gone.`);
  return keepSecret(file, randomBytes(24).toString("base64url"));
}

function flags({ options }: Server, port: number): string {
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "timezone=UTC",
    "log_timezone=UTC",
    `max_connections=${options.maxConnections ?? 100}`,
    // Connections come over loopback with a password; a socket file would only leave litter and permission trouble.
    ...(process.platform === "win32" ? [] : ["unix_socket_directories=''"]),
    ...(options.durable === false ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : ["fsync=on"]),
  ];
  return settings.map((setting) => `-c ${setting}`).join(" ");
}

// Right after a kill -9 the dying backends still hold the shared memory, and a port may be snatched meanwhile.
const PASSING = /shared memory block|could not bind|Address already in use|lock file .* already exists/i;

// False when it failed for a passing reason, so that another attempt is worth while.
async function tryStart(server: Server, port: number): Promise<boolean> {
  const { who, binaries, data, log } = server;
  touchFor(log, who);
  const args = ["start", "-D", data, "-l", log, "-w", "-t", "120", "-s", "-o", flags(server, port)];
  if ((await runAs(who, binaries.pgCtl, args)).code === 0) return true;
  const complaint = tailOf(log);
  if (PASSING.test(complaint)) return false;
  throw new Error(`The database did not start. Its log ends:\n${complaint}`);
}

async function startServer(server: Server, wanted?: number): Promise<{ port: number; takenOver: boolean }> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const found = await inspectServer(server.data, { user: USER, password: server.password });
    if (found.state === "running") return { port: found.port, takenOver: true };
    if (found.state === "stale") rmSync(path.join(server.data, "postmaster.pid"), { force: true });
    const port = wanted ?? (await anyFreePort());
    if (await tryStart(server, port)) return { port, takenOver: false };
    await sleep(300);
  }
  throw new Error(`The database did not start. Its log ends:\n${tailOf(server.log)}`);
}

// Several programs may share one server (two starts, two test runs): the last one to leave stops it.
function joinUsers(base: string, startedAt: number): { leave: () => boolean } {
  const folder = path.join(base, "users");
  mkdirSync(folder, { recursive: true });
  // Who is noted from before this server was started is gone, even if its process id lives on in another program.
  for (const name of readdirSync(folder)) {
    const note = path.join(folder, name);
    if (statSync(note).mtimeMs < startedAt) rmSync(note, { force: true });
  }
  const mine = path.join(folder, `${process.pid}-${randomBytes(4).toString("hex")}`);
  writeFileSync(mine, "");
  const leave = () => {
    rmSync(mine, { force: true });
    return !readdirSync(folder).some((name) => isAlive(Number.parseInt(name, 10)));
  };
  return { leave };
}

async function stopServer({ who, binaries, data }: Server): Promise<void> {
  const stop = (mode: string) => runAs(who, binaries.pgCtl, ["stop", "-D", data, "-m", mode, "-w", "-t", "60", "-s"]);
  if ((await stop("fast")).code !== 0 && existsSync(path.join(data, "postmaster.pid"))) await stop("immediate");
}

async function ensureDatabase(serverUrl: string, name: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return false;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    return true;
  } catch (error) {
    // Another program created it meanwhile: seen before (42P04) or after (23505) its commit.
    if (["42P04", "23505"].includes((error as { code?: string }).code ?? "")) return false;
    throw error;
  } finally {
    await client.end();
  }
}

function checkVersion({ data, binaries }: Server): void {
  const theirs = readFileSync(path.join(data, "PG_VERSION"), "utf8").trim();
  if (theirs !== binaries.major) {
    throw new Error(
      `The data in ${data} were written by PostgreSQL ${theirs}, the embedded server is ${binaries.major}. Move them with pg_dump, or install the earlier version of the package.`,
    );
  }
}

/** Starts (or takes over) the embedded PostgreSQL of this name; creates its data folder the first time. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const say = options.log ?? (() => {});
  const who = serverIdentity();
  const binaries = findBinaries(who);
  const base = chooseFolder(options.name, who, say);
  const data = path.join(base, "pgdata");
  const password = passwordOf(base, data);
  const server = { who, binaries, base, data, log: path.join(base, "postgres.log"), password, options };
  if (!existsSync(path.join(data, "PG_VERSION"))) await createCluster({ ...server, user: USER });
  checkVersion(server);
  const began = Date.now();
  const { port, takenOver } = await startServer(server);
  const users = joinUsers(base, takenOver ? 0 : began);
  const urlFor = (database: string) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= users.leave() ? stopServer(server) : Promise.resolve();
    return stopped;
  };
  return {
    port,
    folder: base,
    takenOver,
    urlFor,
    alive: () => {
      const running = readPidFile(data);
      return running !== null && isAlive(running.pid);
    },
    revive: async () => {
      await startServer(server, port);
    },
    ensureDatabase: (database) => ensureDatabase(urlFor("postgres"), database),
    stop,
  };
}
