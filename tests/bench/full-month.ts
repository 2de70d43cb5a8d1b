import pg from "pg";
import type { BenchDatabase } from "./databases";

/** Long before the demo's first report, and of brands that ended with it: no other page has more to show for it. */
export const FULL_MONTH = "2001-01";

/** What a row of a table becomes in its copy; all else stays. */
const copyOf = (table: string, changed: string, from: string) =>
  `INSERT INTO "${table}" SELECT (jsonb_populate_record(row, jsonb_build_object(${changed}))).*
   FROM full_month of JOIN "${table}" row ON row."hospitalId" = $1 AND ${from}`;

const COPIES = [
  copyOf("Branch", `'id', of.branch, 'name', row.name || of.nth, 'dissolvedOn', now()::date`, `row.id = of."branchId"`),
  copyOf(
    "Brand",
    `'id', of.brand, 'branchId', of.branch, 'publicCode', null, 'fromMonth', of.month, 'toMonth', of.month`,
    `row.id = of."brandId"`,
  ),
  copyOf(
    "MonthlyReport",
    `'id', of.report, 'branchId', of.branch, 'brandId', of.brand, 'month', of.month`,
    `row.id = of."reportId"`,
  ),
  copyOf("ReportVersion", `'id', gen_random_uuid(), 'reportId', of.report`, `row."reportId" = of."reportId"`),
];

/** Gives a month of its own approved reports of as many branches: the demo's last ones, each copied with its branch. */
export async function fillMonth({ url, hospitalId }: BenchDatabase, branches: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `CREATE TEMP TABLE full_month AS
     SELECT id AS "reportId", "brandId", "branchId", $3::text AS month, row_number() OVER (ORDER BY month DESC, id) AS nth,
       gen_random_uuid() AS branch, gen_random_uuid() AS brand, gen_random_uuid() AS report
     FROM "MonthlyReport" WHERE "hospitalId" = $1 AND status = 'approved' ORDER BY month DESC, id LIMIT $2`,
    [hospitalId, branches, FULL_MONTH],
  );
  for (const copy of COPIES) await client.query(copy, [hospitalId]);
  await client.end();
}
