import type { Table, TableOptions } from "../table";
import { refuseTable } from "../table";

export async function openXlsx(_bytes: Uint8Array, _options: TableOptions): Promise<Table> {
  throw refuseTable("noTable");
}
