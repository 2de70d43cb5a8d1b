import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { readTable } from "@/lib/core/files/read-table";
import { refuseTable, type Table } from "@/lib/core/files/table";
import { openSealed } from "@/lib/core/files/uploads";
import { defineJob, type Job } from "@/lib/core/job";
import { log } from "@/lib/core/log";
import { today } from "@/lib/core/period";
import { getFile, type ImportFile } from "../queries/import-file";
import { duplicateFinder } from "../rules/duplicates";
import { knowsHeader, missingFields, recogniseColumns } from "../rules/recognise";
import { readRow } from "../rules/rows";
import type { ImportKind } from "../schema";
import { judgeOf } from "./choose-judge";
import { finishCheck, keepColumns, stopImport } from "./finish-check";
import { type Judge, type RowToJudge, staged } from "./judge-rows";
import { Stopped, stageRows } from "./stage-rows";

/** Rows in one transaction: few enough for the first findings to show at once, many enough for one round trip to carry. */
const BATCH = 400;
/** A hospital has hundreds of departments, not thousands; these are judged all at once, because they lean on each other. */
const MOST_PLACES = 2000;
const isPlaces = (kind: ImportKind) => kind === "departments" || kind === "branches";

/**
 * The dry run: reads the file in batches, judges each row against the register and keeps the result; the registers
 * themselves are not touched. A file whose columns are not all known waits for them to be named by hand.
 */
export const checkImport = defineJob<{ id: string }>({
  permission: "import.run",
  async run(job, { id }) {
    const file = await getFile(job.actor, id);
    const { version } = file;
    const bytes = await openSealed(job.actor, file);
    const table = await readTable(bytes, { knows: (header) => knowsHeader(file.kind, header) });
    const headers = table.header.names;
    const columns = Object.keys(file.columns).length > 0 ? file.columns : recogniseColumns(file.kind, headers);
    const missing = missingFields(file.kind, columns).length > 0;
    await job.step((tx, actor) => keepColumns(tx, actor, { id, version, mapping: { headers, columns }, missing }));
    if (missing) return;
    await readAll(job, { ...file, columns }, table);
    await job.step((tx, actor) => finishCheck(tx, actor, { id, version }));
  },
  failed: (tx, actor, { id }, error) => {
    if (error instanceof Stopped) return Promise.resolve({ data: null, audit: [] });
    return stopImport(tx, actor, { id, from: "checking", failure: sayingOf(error) });
  },
});

/** What a person may be told of an error; the unknown is logged. */
export function sayingOf(error: unknown) {
  if (error instanceof AppError) return { key: error.messageKey, ...(error.params ? { params: error.params } : {}) };
  log.error({ err: error }, "import failed");
  return { key: "imports.failed.unknown" };
}

async function readAll(job: Job, file: ImportFile, table: Table): Promise<void> {
  const judge = judgeOf(job.actor, file.kind);
  const twice = duplicateFinder(file.kind);
  const day = today();
  let batch: RowToJudge[] = [];
  // The database keeps one batch while the next one is read.
  let keeping: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    const judging = judgeBatch(job.actor, file.id, judge, batch);
    batch = [];
    const rows = await judging;
    await keeping;
    keeping = stageRows(job, { id: file.id, version: file.version, rows });
    keeping.catch(() => {});
  };
  for await (const { row, cells } of table.rows()) {
    const read = readRow(file.kind, file.columns, cells, day);
    read.problems.push(...twice(row, read.values));
    batch.push({ row, cells, read });
    if (isPlaces(file.kind)) refuseTooMany(batch);
    else if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  await keeping;
}

function refuseTooMany(batch: readonly RowToJudge[]): void {
  if (batch.length > MOST_PLACES) throw refuseTable("tooManyRows", { max: MOST_PLACES });
}

async function judgeBatch(actor: Actor, id: string, judge: Judge, batch: readonly RowToJudge[]) {
  const judged = await judge(batch);
  return judged.map((row, index) => staged(actor, id, row, batch[index]?.cells ?? []));
}
