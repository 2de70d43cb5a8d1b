import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import { ROOT } from "./paths";

type Bindings = typeof import("@prisma/schema-engine-wasm");
type DiffTarget = import("@prisma/schema-engine-wasm").DiffTarget;
type Engine = import("@prisma/schema-engine-wasm").SchemaEngine;

const SCHEMA_FOLDER = path.join(ROOT, "prisma/schema");
const NO_FILTER = { externalTables: [], externalEnums: [] };

// Node cannot import the package's .wasm file by itself, so what its index does is done here by hand.
async function instantiate(): Promise<Bindings> {
  const require = createRequire(import.meta.url);
  const script = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = new WebAssembly.Module(readFileSync(script.replace(/\.js$/, ".wasm")));
  const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  // Where the engine leaves its last words when it panics; without it the cause would be lost.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) } });
  return bindings as unknown as Bindings;
}

// The bindings keep one instance in a module variable: a second one would pull the memory from under the first.
let bindings: Promise<Bindings> | undefined;

const unused = () => Promise.reject(new Error("Comparing two schema texts asks no database."));

// Comparing texts needs no server, yet the engine wants one and asks its version. It gets that of the embedded one.
const noDatabase: SqlMigrationAwareDriverAdapterFactory = {
  provider: "postgres",
  adapterName: "@prisma/adapter-pg",
  connectToShadowDb: unused,
  connect: async (): Promise<SqlDriverAdapter> => ({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    queryRaw: async () => ({
      columnNames: ["exists", "version", "numeric_version"],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, "PostgreSQL 18.0", 180_000]],
    }),
    executeRaw: unused,
    executeScript: unused,
    startTransaction: unused,
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: async () => {},
  }),
};

async function newEngine(): Promise<Engine> {
  bindings ??= instantiate();
  const { SchemaEngine } = await bindings;
  return SchemaEngine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(noDatabase));
}

/** The present schema: all files of `prisma/schema`, in the order of their names, as one text. */
export function presentSchema(): string {
  const names = readdirSync(SCHEMA_FOLDER, { recursive: true, encoding: "utf8" }).filter((n) => n.endsWith(".prisma"));
  const text = (name: string) => readFileSync(path.join(SCHEMA_FOLDER, name), "utf8").replace(/\r\n/g, "\n").trim();
  return `${names.sort().map(text).join("\n\n")}\n`;
}

/** The SQL that turns a database of one schema (null: an empty one) into that of another. */
export async function diffSchemas(from: string | null, to: string): Promise<string> {
  const target = (content: string): DiffTarget => ({
    tag: "schemaDatamodel",
    files: [{ path: "schema.prisma", content }],
  });
  const engine = await newEngine();
  try {
    const result = await engine.diff({
      from: from === null ? { tag: "empty" } : target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return result.stdout ?? "";
  } finally {
    engine.free();
  }
}
