import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { jobsDone } from "@/lib/core/job";
import {
  cancelImportAction,
  confirmImportAction,
  discardImportAction,
  saveMappingAction,
  undoImportAction,
  uploadImportAction,
} from "@/lib/imports/actions";
import { getImport, type ImportDetail } from "@/lib/imports/queries";
import { listImportRows } from "@/lib/imports/queries/import-rows";
import type { ImportKind } from "@/lib/imports/schema";
import { csvFile } from "./import-files";

type Cells = readonly (string | number)[];
type At = Pick<ImportDetail, "id" | "version">;

/** Runs an action and waits for the job that it starts. */
async function act(action: object, actor: Actor, input: object): Promise<string> {
  const { id } = await execute<never, { id: string }>(definitionOf(action) as never, actor, input);
  await jobsDone();
  return id;
}

/** What a clerk does with imports, each step up to its end. */
export function importerOf(actor: Actor) {
  const step =
    (action: object) =>
    async ({ id, version }: At) => {
      await act(action, actor, { id, version });
      return getImport(actor, id);
    };
  const send = async (kind: ImportKind, file: File) =>
    getImport(actor, await act(uploadImportAction, actor, { kind, file }));
  return {
    send,
    upload: (kind: ImportKind, rows: readonly Cells[]) => send(kind, csvFile(rows)),
    map: async ({ id, version }: At, columns?: Record<string, number>) => {
      await act(saveMappingAction, actor, { id, version, columns });
      return getImport(actor, id);
    },
    confirm: step(confirmImportAction),
    cancel: step(cancelImportAction),
    undo: step(undoImportAction),
    discard: ({ id, version }: At) => act(discardImportAction, actor, { id, version }),
    /** "row field problem" of every mistake. */
    problems: async ({ id }: At) => {
      const { rows } = await listImportRows(actor, id, { outcome: "wrong" });
      return rows.flatMap(({ row, problems }) =>
        problems.map(({ field, key }) => `${row} ${field} ${key.replace("imports.problem.", "")}`),
      );
    },
    changes: async ({ id }: At) => {
      const { rows } = await listImportRows(actor, id, { outcome: "changed" });
      return rows.flatMap(({ row, changes }) => changes.map((one) => `${row} ${one.field}: ${one.old} > ${one.new}`));
    },
  };
}
