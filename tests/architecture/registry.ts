import { lazyCharts, lightClients } from "./checks/browser";
import { databaseCalls, oneCalendar, prismaFloors, selectNotInclude } from "./checks/data";
import { floors, knownSlices } from "./checks/floors";
import { appFiles, barrels, drawers, rootEntries, sliceFiles } from "./checks/layout";
import { noOwnFetch, pagesRequireActor, routesKnowActor, shortPages } from "./checks/pages";
import { commandsTakeTransaction, functionNames, publicDoors, queriesTakeActor, serverActions } from "./checks/slices";
import { domainFiles, equalLocales, knownKeys, noChinese, noLiteralText } from "./checks/words";
import type { Check, Violation } from "./source";

/** Every check that needs nothing but the sources. `proofs.test.ts` insists on a fixture that breaks each of them. */
export const CHECKS: Check[] = [
  floors,
  knownSlices,
  rootEntries,
  sliceFiles,
  appFiles,
  drawers,
  barrels,
  serverActions,
  publicDoors,
  queriesTakeActor,
  commandsTakeTransaction,
  functionNames,
  pagesRequireActor,
  routesKnowActor,
  shortPages,
  noOwnFetch,
  prismaFloors,
  databaseCalls,
  selectNotInclude,
  oneCalendar,
  lightClients,
  lazyCharts,
  equalLocales,
  knownKeys,
  noChinese,
  noLiteralText,
  domainFiles,
];

/** One line for the reader of a failed run: where, which rule, what is wrong, what to do. */
export function describeViolation({ file, line, rule, what, fix }: Violation): string {
  return `${file}:${line} [${rule}] ${what}. To do: ${fix}.`;
}
