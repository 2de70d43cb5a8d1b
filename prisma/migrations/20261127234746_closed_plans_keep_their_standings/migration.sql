-- AlterTable
ALTER TABLE "AnnualPlan" ADD COLUMN     "standings" JSONB;

-- By hand from here: a plan that is closed says for good what it said then.

ALTER TABLE "AnnualPlan" ADD CONSTRAINT plan_standings CHECK (standings IS NULL OR status = 'closed');

-- Plans that were closed before this keep nothing yet: that alone may still come to them.
CREATE FUNCTION refuse_change_of_closed_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'closed' AND NOT (TG_OP = 'UPDATE' AND OLD.standings IS NULL AND NEW.standings IS NOT NULL
    AND (to_jsonb(NEW) - 'standings') = (to_jsonb(OLD) - 'standings')) THEN
    RAISE EXCEPTION 'a closed plan is never changed' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.status <> 'closed' AND NEW.status = 'closed' AND NEW.standings IS NULL THEN
    RAISE EXCEPTION 'a plan is closed together with where its items stand' USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER closed_plan_is_frozen BEFORE UPDATE OR DELETE ON "AnnualPlan"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_plan();

-- Nor do its items.
CREATE FUNCTION refuse_change_in_closed_plan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  item "PlanItem" := coalesce(NEW, OLD);
BEGIN
  IF EXISTS (SELECT FROM "AnnualPlan" p WHERE p."hospitalId" = item."hospitalId" AND p.id = item."planId" AND p.standings IS NOT NULL) THEN
    RAISE EXCEPTION 'an item of a closed plan is never changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN item;
END $$;
CREATE TRIGGER closed_item_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON "PlanItem"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_in_closed_plan();

CREATE FUNCTION refuse_change_of_closed_share() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  share "PlanCoOwner" := coalesce(NEW, OLD);
BEGIN
  IF EXISTS (SELECT FROM "PlanItem" i JOIN "AnnualPlan" p ON p."hospitalId" = i."hospitalId" AND p.id = i."planId"
    WHERE i."hospitalId" = share."hospitalId" AND i.id = share."itemId" AND p.standings IS NOT NULL) THEN
    RAISE EXCEPTION 'who helps in a closed plan is never changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN share;
END $$;
CREATE TRIGGER closed_share_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON "PlanCoOwner"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_share();
