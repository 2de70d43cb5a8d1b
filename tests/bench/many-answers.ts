import pg from "pg";

/** Answers of the large hospital. */
export const MANY = 10_000_000;

// Two more years before the demo's, so that old rows lie in the way as they would: rounds, their places and tallies.
const OLDER_YEARS = `
  CREATE TEMP TABLE older AS
    SELECT r."hospitalId", r.id AS old, gen_random_uuid() AS new, y.years
    FROM "SurveyRound" r CROSS JOIN generate_series(1, 2) AS y(years) WHERE r."issuedAt" IS NOT NULL;
  INSERT INTO "SurveyRound" ("hospitalId", id, "questionnaireVersionId", population, title, "opensOn", "closesOn", "issuedAt")
    SELECT r."hospitalId", o.new, r."questionnaireVersionId", r.population, r.title || ' -' || o.years,
      r."opensOn" - make_interval(years => o.years), r."closesOn" - make_interval(years => o.years),
      r."issuedAt" - make_interval(years => o.years)
    FROM older o JOIN "SurveyRound" r ON r."hospitalId" = o."hospitalId" AND r.id = o.old;
  INSERT INTO "SurveyRoundDepartment" ("hospitalId", "roundId", "departmentId", target)
    SELECT d."hospitalId", o.new, d."departmentId", d.target
    FROM older o JOIN "SurveyRoundDepartment" d ON d."hospitalId" = o."hospitalId" AND d."roundId" = o.old;
  INSERT INTO "SurveyAnswer" ("hospitalId", id, "roundId", "departmentId", day, answers, mixed)
    SELECT a."hospitalId", gen_random_uuid(), o.new, a."departmentId", a.day - make_interval(years => o.years), a.answers, true
    FROM older o JOIN "SurveyAnswer" a ON a."hospitalId" = o."hospitalId" AND a."roundId" = o.old;
  INSERT INTO "SurveyDayTally" ("hospitalId", "roundId", "departmentId", day, counts)
    SELECT t."hospitalId", o.new, t."departmentId", t.day - make_interval(years => o.years), t.counts
    FROM older o JOIN "SurveyDayTally" t ON t."hospitalId" = o."hospitalId" AND t."roundId" = o.old;
  INSERT INTO "SurveyMonthTally" ("hospitalId", "roundId", "departmentId", month, counts)
    SELECT t."hospitalId", o.new, t."departmentId",
      to_char((t.month || '-01')::date - make_interval(years => o.years), 'YYYY-MM'), t.counts
    FROM older o JOIN "SurveyMonthTally" t ON t."hospitalId" = o."hospitalId" AND t."roundId" = o.old;`;

/**
 * Makes the demo hospital's answers ten million: two more years of rounds, and every answer and count so many times.
 * Gives the number of answers before and after.
 */
export async function multiplyAnswers(url: string): Promise<{ before: number; after: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const answers = async () => Number((await client.query(`SELECT count(*) AS n FROM "SurveyAnswer"`)).rows[0].n);
  try {
    const before = await answers();
    // The rows are copies of rows that were checked; checking ten million again would take longer than all else.
    await client.query("SET session_replication_role = replica");
    await client.query(OLDER_YEARS);
    const times = Math.ceil(MANY / (await answers()));
    await client.query(
      `INSERT INTO "SurveyAnswer" ("hospitalId", id, "roundId", "departmentId", day, answers, mixed)
       SELECT "hospitalId", gen_random_uuid(), "roundId", "departmentId", day, answers, true
       FROM "SurveyAnswer" CROSS JOIN generate_series(2, ${times})`,
    );
    for (const table of ["SurveyDayTally", "SurveyMonthTally"]) {
      await client.query(
        `UPDATE "${table}" SET counts = (SELECT array_agg(one * ${times} ORDER BY place)
           FROM unnest(counts) WITH ORDINALITY AS slot(one, place))`,
      );
    }
    await client.query("VACUUM ANALYZE");
    return { before, after: await answers() };
  } finally {
    await client.end();
  }
}
