import type { ClientBase, Pool } from "pg";
import type { RowOf, TableName } from "./rows";

/** Bounds the size of one statement: 4,000 rows are about a megabyte of JSON. */
const BATCH = 4000;

/**
 * Inserts plain rows with one statement a batch: PostgreSQL itself turns the text of days, enums and decimals into
 * the columns' types. Rows of one call have the same columns.
 */
export async function insertRows<Table extends TableName>(
  database: ClientBase | Pool,
  table: Table,
  rows: readonly RowOf<Table>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first)
    .map((column) => `"${column}"`)
    .join(", ");
  const statement = `INSERT INTO "${table}" (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`;
  for (let start = 0; start < rows.length; start += BATCH) {
    await database.query(statement, [JSON.stringify(rows.slice(start, start + BATCH))]);
  }
}
