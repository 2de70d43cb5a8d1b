-- AlterTable
ALTER TABLE "PlanProgress" ADD COLUMN     "struckAt" TIMESTAMPTZ(3),
ADD COLUMN     "struckByName" TEXT,
ADD COLUMN     "struckReason" TEXT;

-- By hand from here: what was struck says why and by whom, for good; a report's word is corrected in the report.

ALTER TABLE "PlanProgress" ADD CONSTRAINT struck_progress CHECK (
  num_nonnulls("struckAt", "struckByName", "struckReason") IN (0, 3)
  AND coalesce("struckReason", 'given') <> '' AND ("struckAt" IS NULL OR "reportId" IS NULL));

CREATE FUNCTION refuse_change_of_struck_progress() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was struck is never changed' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER struck_progress_is_frozen BEFORE UPDATE ON "PlanProgress"
  FOR EACH ROW WHEN (OLD."struckAt" IS NOT NULL) EXECUTE FUNCTION refuse_change_of_struck_progress();
