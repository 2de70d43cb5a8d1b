-- What must never be, said where no program can go round it.

-- Periods: a begin never after its end.
ALTER TABLE "Department" ADD CONSTRAINT department_open CHECK ("openedOn" IS NULL OR "closedOn" IS NULL OR "openedOn" <= "closedOn");
ALTER TABLE "Branch" ADD CONSTRAINT branch_open CHECK ("foundedOn" IS NULL OR "dissolvedOn" IS NULL OR "foundedOn" <= "dissolvedOn");
ALTER TABLE "DepartmentPairing" ADD CONSTRAINT pairing_period CHECK ("toDay" IS NULL OR "fromDay" <= "toDay");
ALTER TABLE "PartnerPairing" ADD CONSTRAINT partner_period CHECK ("toDay" IS NULL OR "fromDay" <= "toDay");
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_period CHECK ("toDay" IS NULL OR "fromDay" <= "toDay");
ALTER TABLE "Staff" ADD CONSTRAINT staff_period CHECK ("joinedOn" IS NULL OR "leftOn" IS NULL OR "joinedOn" <= "leftOn");
ALTER TABLE "Activity" ADD CONSTRAINT activity_period CHECK ("startsAt" < "endsAt");
ALTER TABLE "Brand" ADD CONSTRAINT brand_period CHECK ("toMonth" IS NULL OR "fromMonth" <= "toMonth");
ALTER TABLE "Session" ADD CONSTRAINT session_period CHECK ("createdAt" < "expiresAt");

-- Months are "YYYY-MM".
ALTER TABLE "Brand" ADD CONSTRAINT brand_months CHECK ("fromMonth" ~ '^\d{4}-(0[1-9]|1[0-2])$' AND ("toMonth" IS NULL OR "toMonth" ~ '^\d{4}-(0[1-9]|1[0-2])$'));
ALTER TABLE "MonthlyReport" ADD CONSTRAINT report_month CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$');
ALTER TABLE "SatisfactionFigure" ADD CONSTRAINT figure_month CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$');

-- Figures.
ALTER TABLE "SatisfactionFigure" ADD CONSTRAINT figure_value CHECK (value BETWEEN 0 AND 100);
ALTER TABLE "SatisfactionFigure" ADD CONSTRAINT figure_n CHECK (n IS NULL OR n > 0);
ALTER TABLE "Hospital" ADD CONSTRAINT hospital_targets CHECK (
  ("outpatientTarget" IS NULL OR "outpatientTarget" BETWEEN 0 AND 100)
  AND ("inpatientTarget" IS NULL OR "inpatientTarget" BETWEEN 0 AND 100)
  AND ("staffTarget" IS NULL OR "staffTarget" BETWEEN 0 AND 100));
ALTER TABLE "Hospital" ADD CONSTRAINT hospital_counts CHECK (coalesce(beds, 0) >= 0 AND coalesce("largeDevices", 0) >= 0 AND "reportDueDay" BETWEEN 1 AND 28);
ALTER TABLE "Department" ADD CONSTRAINT department_counts CHECK (coalesce(headcount, 0) >= 0 AND coalesce(beds, 0) >= 0);
ALTER TABLE "Activity" ADD CONSTRAINT activity_served CHECK (served IS NULL OR served >= 0);
ALTER TABLE "Attachment" ADD CONSTRAINT attachment_size CHECK (size > 0);
-- One figure for one thing from one source; the whole hospital (no department) counts as a thing too.
CREATE UNIQUE INDEX figure_once ON "SatisfactionFigure" ("hospitalId", population, month, formula, source, "departmentId") NULLS NOT DISTINCT;

-- Nothing leads itself, nothing lies inside itself.
ALTER TABLE "Branch" ADD CONSTRAINT branch_leader CHECK ("ledById" IS NULL OR "ledById" <> id);
ALTER TABLE "Department" ADD CONSTRAINT department_parent CHECK ("parentId" IS NULL OR "parentId" <> id);

-- A branch secretary is the secretary of some branch; the other roles belong to no branch.
ALTER TABLE "RoleAssignment" ADD CONSTRAINT role_branch CHECK ((role = 'branchSecretary') = ("branchId" IS NOT NULL));
CREATE UNIQUE INDEX role_once ON "RoleAssignment" ("hospitalId", "userId", role, "branchId") NULLS NOT DISTINCT;

-- An excuse has its reason.
ALTER TABLE "Attendance" ADD CONSTRAINT attendance_reason CHECK (status <> 'excused' OR coalesce(reason, '') <> '');

-- A rule that may not be overridden is not; an override says why.
ALTER TABLE "RegulationRule" ADD CONSTRAINT rule_override CHECK ("overrideValue" IS NULL OR (overridable AND coalesce("overrideReason", '') <> ''));

-- A report that left the secretary's desk carries its figures.
ALTER TABLE "MonthlyReport" ADD CONSTRAINT report_snapshot CHECK (status NOT IN ('submitted', 'approved') OR snapshot IS NOT NULL);
ALTER TABLE "MonthlyReport" ADD CONSTRAINT report_approved CHECK ((status = 'approved') = ("approvedAt" IS NOT NULL));
ALTER TABLE "ReviewEvent" ADD CONSTRAINT review_reason CHECK (kind <> 'returned' OR comment <> '' OR comments <> '[]'::jsonb);

-- An approved report never changes, whatever changes around it.
CREATE FUNCTION refuse_change_of_approved_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an approved report is frozen' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER approved_report_is_frozen BEFORE UPDATE OR DELETE ON "MonthlyReport"
  FOR EACH ROW WHEN (OLD.status = 'approved') EXECUTE FUNCTION refuse_change_of_approved_report();

-- The trail is written once.
CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();

-- Search inside names without reading every row needs no extension at this size; sorting by pinyin uses its index.
-- The dashboard counts a month's activities out of the index alone.
CREATE INDEX activity_month ON "Activity" ("hospitalId", "heldOn", kind, "branchId") WHERE "cancelledAt" IS NULL;
