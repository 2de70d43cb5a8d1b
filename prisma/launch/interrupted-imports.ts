import pg from "pg";

/**
 * A job runs in the server's own process and dies with it: an import that was at work when the server stopped is told
 * so at the next start. Nothing of it is in the registers, because they are written in one transaction; its file is
 * still there to be checked again. A book of reports that was being made has failed in the same way, and is made anew
 * by one press. Gives how many there were.
 */
export async function stopInterrupted(url: string): Promise<{ imports: number; books: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const imports = await client.query(
      `UPDATE "ImportBatch" SET status = 'failed', failure = '{"key": "imports.failed.restarted"}', done = 0,
         version = version + 1
       WHERE status IN ('checking', 'committing')`,
    );
    const books = await client.query(
      `UPDATE "ReportBook" SET status = 'failed', error = 'desk.error.bookRestarted', "finishedAt" = now(),
         version = version + 1
       WHERE status = 'running'`,
    );
    return { imports: imports.rowCount ?? 0, books: books.rowCount ?? 0 };
  } finally {
    await client.end();
  }
}
