-- By hand: what leaves a closed plan changes it as well as what comes into it.

CREATE OR REPLACE FUNCTION refuse_change_in_closed_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "AnnualPlan" p WHERE p.standings IS NOT NULL
    AND (p."hospitalId", p.id) IN ((NEW."hospitalId", NEW."planId"), (OLD."hospitalId", OLD."planId"))) THEN
    RAISE EXCEPTION 'an item of a closed plan is never changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

CREATE OR REPLACE FUNCTION refuse_change_of_closed_share() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "PlanItem" i JOIN "AnnualPlan" p ON p."hospitalId" = i."hospitalId" AND p.id = i."planId"
    WHERE p.standings IS NOT NULL
    AND (i."hospitalId", i.id) IN ((NEW."hospitalId", NEW."itemId"), (OLD."hospitalId", OLD."itemId"))) THEN
    RAISE EXCEPTION 'who helps in a closed plan is never changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
