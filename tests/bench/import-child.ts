// One process that takes in files of members and says what it cost. Its own, because memory once taken is not given back.
import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { streamXlsxRows } from "hucre/xlsx";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { readTable } from "@/lib/core/files/read-table";
import { jobsDone } from "@/lib/core/job";
import { confirmImportAction, uploadImportAction } from "@/lib/imports/actions";
import { getImport } from "@/lib/imports/queries";
import { actorOf } from "@/tests/support/actors";

/** Milliseconds of each part; `first` until the first rows of the dry run can be seen. */
export type Taken = { rows: number; floor: number; read: number; first: number; checked: number; committed: number };
export type ChildReport = { files: Taken[]; peakKb: number; longestBlock: number };

const { values, positionals } = parseArgs({
  options: { hospital: { type: "string" }, user: { type: "string" } },
  allowPositionals: true,
});

const since = (began: number) => performance.now() - began;

/** Unpacking the file and walking over its cells with the library's streaming reader: what nothing can go below. */
async function scan(bytes: Uint8Array): Promise<number> {
  const began = performance.now();
  let cells = 0;
  for await (const row of streamXlsxRows(bytes)) cells += row.values.length;
  if (cells === 0) throw new Error("nothing was scanned");
  return since(began);
}

async function readWhole(bytes: Uint8Array): Promise<number> {
  const began = performance.now();
  for await (const _row of (await readTable(bytes)).rows());
  return since(began);
}

const run = (actor: Actor, action: object, input: object) =>
  execute<never, { id: string }>(definitionOf(action) as never, actor, input);

/** Resolves as soon as rows of the dry run are kept. */
async function firstSeen(actor: Actor, id: string): Promise<void> {
  for (;;) {
    const { rows, status } = await getImport(actor, id);
    if (rows > 0 || status !== "checking") return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

type Measured = { scan: boolean; delay: ReturnType<typeof monitorEventLoopDelay> };

async function takeIn(actor: Actor, file: string, measured: Measured): Promise<Taken> {
  const bytes = readFileSync(file);
  const floor = measured.scan ? await scan(bytes) : 0;
  const read = measured.scan ? await readWhole(bytes) : 0;
  measured.delay.enable();
  const began = performance.now();
  const { id } = await run(actor, uploadImportAction, { kind: "members", file: new File([bytes], "members.xlsx") });
  let first = 0;
  const seen = firstSeen(actor, id).then(() => {
    first = since(began);
  });
  await jobsDone();
  await seen;
  const found = await getImport(actor, id);
  if (found.wrong > 0 || found.failure) throw new Error(`the dry run found ${JSON.stringify(found)}`);
  const checked = since(began);
  await run(actor, confirmImportAction, { id, version: found.version });
  await jobsDone();
  const committed = since(began);
  measured.delay.disable();
  const done = await getImport(actor, id);
  if (done.status !== "committed") throw new Error(`the import ended ${JSON.stringify(done)}`);
  return { rows: done.added, floor, read, first, checked, committed };
}

async function main(): Promise<void> {
  const actor = actorOf({ hospitalId: values.hospital ?? "", userId: values.user ?? "", roles: ["committee"] });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const files: Taken[] = [];
  for (const file of positionals) {
    files.push(await takeIn(actor, file, { scan: positionals.length > 1, delay }));
  }
  const report: ChildReport = {
    files,
    peakKb: process.resourceUsage().maxRSS,
    longestBlock: delay.max / 1e6,
  };
  process.send?.(report);
  await db.$disconnect();
  process.disconnect?.();
}

await main();
