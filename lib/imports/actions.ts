"use server";

import { defineAction } from "@/lib/core/action";
import { dropStored, storeSealed } from "@/lib/core/files/uploads";
import { cancelImport } from "./commands/cancel-import";
import { checkImport } from "./commands/check-import";
import { commitImport } from "./commands/commit-import";
import { confirmImport } from "./commands/confirm-import";
import { createImport } from "./commands/create-import";
import { discardImport } from "./commands/discard-import";
import { saveMapping } from "./commands/save-mapping";
import { undoImport } from "./commands/undo-import";
import { importSchema, saveMappingSchema, uploadImportSchema } from "./schema";

/** Takes in a file and begins its dry run. */
export const uploadImportAction = defineAction({
  permission: "import.run",
  input: uploadImportSchema,
  prepare: storeSealed,
  run: createImport,
  after: checkImport,
  revalidate: () => ["/imports"],
  redirectTo: ({ id }) => `/imports/${id}`,
});

/** Says which column is which and begins the dry run again; without columns: again as before. */
export const saveMappingAction = defineAction({
  permission: "import.run",
  input: saveMappingSchema,
  run: saveMapping,
  after: checkImport,
  revalidate: ({ id }) => [`/imports/${id}`],
  redirectTo: ({ id }) => `/imports/${id}`,
});

/** Writes what the dry run found, all or nothing. */
export const confirmImportAction = defineAction({
  permission: "import.run",
  input: importSchema,
  run: confirmImport,
  after: commitImport,
  revalidate: ({ id }) => ["/imports", `/imports/${id}`],
  redirectTo: ({ id }) => `/imports/${id}`,
});

/** Stops a dry run or a confirmation that is running; the registers stay as they were. */
export const cancelImportAction = defineAction({
  permission: "import.run",
  input: importSchema,
  run: cancelImport,
  revalidate: ({ id }) => ["/imports", `/imports/${id}`],
});

/** Takes the last import back while nothing else has changed its rows. */
export const undoImportAction = defineAction({
  permission: "import.run",
  input: importSchema,
  run: undoImport,
  timeout: 120_000,
  revalidate: ({ id }) => ["/imports", `/imports/${id}`],
});

/** Gives up an import that wrote nothing: its file and its rows are removed. */
export const discardImportAction = defineAction({
  permission: "import.run",
  input: importSchema,
  prepare: dropStored,
  run: discardImport,
  revalidate: () => ["/imports"],
  redirectTo: () => "/imports",
});
