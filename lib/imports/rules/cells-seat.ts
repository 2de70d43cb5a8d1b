/** Where a wrong row's own cells are sealed: whatever column they stand in, they may be personal. */
export function cellsSeat(hospitalId: string, batchId: string) {
  return { hospitalId, rowId: batchId, field: "cells" };
}
