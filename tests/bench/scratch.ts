// The bench measures a copy of the sources with three entrances more, so that the application itself never has them.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "@/prisma/launch/paths";
import { commandOf, runNode } from "@/tests/support/programs";
import { FULL_MONTH } from "./full-month";

/** Below the project, where module resolution still finds its node_modules. */
export const SCRATCH = path.join(ROOT, ".next-bench");

const COPIED = [
  "app",
  "components",
  "lib",
  "prisma",
  "public",
  "tests",
  "instrumentation.ts",
  "next.config.ts",
  "package.json",
  "postcss.config.mjs",
  "tsconfig.json",
];

/** A page that asks for the request and renders one line: what Next itself costs. */
const BARE_PAGE = `import { headers } from "next/headers";
export default async function BarePage() {
  return <p>{(await headers()).get("host")}</p>;
}
`;

const BARE_LAYOUT = `import type { ReactNode } from "react";
export default function BareLayout({ children }: { children: ReactNode }) {
  return <html lang="en"><body>{children}</body></html>;
}
`;

const BARE_ROUTE = `export const dynamic = "force-dynamic";
export function GET() {
  return Response.json({ ok: true });
}
`;

/** A month's book as the committee orders it; answers when its job is done. */
const BOOK_ROUTE = `import { definitionOf, execute } from "@/lib/core/action";
import { requireActor } from "@/lib/core/auth";
import { jobsDone } from "@/lib/core/job";
import { startBookAction } from "@/lib/reports/actions";
import { getBook } from "@/lib/reports/queries/book";
export const dynamic = "force-dynamic";
export async function GET() {
  const actor = await requireActor("report.review");
  const { id } = await execute(definitionOf(startBookAction), actor, { month: "${FULL_MONTH}", range: "approved", locale: "zh-CN" });
  await jobsDone();
  const { status, done } = await getBook(actor, id);
  return Response.json({ status, done }, { status: status === "done" ? 200 : 500 });
}
`;

function write(file: string, text: string): void {
  const full = path.join(SCRATCH, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

/** A layout of its own for the bare page asks that ours stands in a folder of its own too. */
function separateLayouts(): void {
  const app = path.join(SCRATCH, "app");
  const site = path.join(app, "(site)");
  mkdirSync(site);
  for (const entry of readdirSync(app)) {
    if (!["(site)", "api", "globals.css", "s"].includes(entry))
      renameSync(path.join(app, entry), path.join(site, entry));
  }
  const layout = path.join(site, "layout.tsx");
  writeFileSync(layout, readFileSync(layout, "utf8").replace('"./globals.css"', '"../globals.css"'));
}

/** Copies the sources, adds the entrances of the bench, and builds for production; throws when that fails. */
export async function buildScratch(): Promise<void> {
  rmSync(SCRATCH, { recursive: true, force: true });
  mkdirSync(SCRATCH);
  for (const name of COPIED.filter((entry) => existsSync(path.join(ROOT, entry)))) {
    cpSync(path.join(ROOT, name), path.join(SCRATCH, name), { recursive: true });
  }
  separateLayouts();
  write("app/(bare)/layout.tsx", BARE_LAYOUT);
  write("app/(bare)/bench-page/page.tsx", BARE_PAGE);
  write("app/api/bench-route/route.ts", BARE_ROUTE);
  write("app/api/bench-book/route.ts", BOOK_ROUTE);
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { code, output } = await runNode([commandOf("next"), "build", SCRATCH], env);
  if (code !== 0) throw new Error(`The build for the bench failed:\n${output}`);
}

export function removeScratch(): void {
  rmSync(SCRATCH, { recursive: true, force: true });
}
