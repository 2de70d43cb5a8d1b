// Generating the client needs no schema engine, yet Prisma downloads one unless told where it is. Hospital networks
// mirror npm and nothing else, so any existing program will do: it is never run.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  // Only the stock `prisma migrate deploy` reads this; the launcher brings its own migration step.
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
