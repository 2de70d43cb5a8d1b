-- CreateEnum
CREATE TYPE "BrandSuccessionKind" AS ENUM ('revise', 'merge');

-- CreateEnum
CREATE TYPE "SwotQuadrant" AS ENUM ('strength', 'weakness', 'opportunity', 'threat');

-- CreateEnum
CREATE TYPE "StrategyKind" AS ENUM ('so', 'wo', 'st', 'wt');

-- CreateEnum
CREATE TYPE "RobotKind" AS ENUM ('wecom', 'dingtalk', 'feishu');

-- CreateEnum
CREATE TYPE "HolidayKind" AS ENUM ('holiday', 'workday');

-- CreateEnum
CREATE TYPE "PlanStatus" AS ENUM ('draft', 'issued', 'closed');

-- CreateEnum
CREATE TYPE "PlanItemKind" AS ENUM ('goal', 'task', 'milestone');

-- CreateEnum
CREATE TYPE "PlanMeasure" AS ENUM ('none', 'number', 'figure');

-- CreateEnum
CREATE TYPE "Direction" AS ENUM ('up', 'down');

-- CreateEnum
CREATE TYPE "NudgeReason" AS ENUM ('late', 'quiet', 'dueSoon');

-- CreateEnum
CREATE TYPE "NudgeChannel" AS ENUM ('email', 'robot');

-- CreateEnum
CREATE TYPE "DeliveryStatus" AS ENUM ('pending', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "FollowUpKind" AS ENUM ('improvement', 'task');

-- CreateEnum
CREATE TYPE "BookStatus" AS ENUM ('running', 'done', 'failed', 'cancelled');

-- AlterEnum
ALTER TYPE "ReviewKind" ADD VALUE 'reopened';

-- AlterTable
ALTER TABLE "Brand" ADD COLUMN     "endReason" TEXT,
ADD COLUMN     "planItemId" UUID,
ADD COLUMN     "publicCode" TEXT,
ADD COLUMN     "work" TEXT NOT NULL DEFAULT '';

-- AlterTable
-- By hand: the column keeps its values and gets a name that says what they mean from now on.
ALTER TABLE "Hospital" RENAME COLUMN "reportDueDay" TO "reportDueWorkday";
ALTER TABLE "Hospital" DROP CONSTRAINT hospital_counts;
UPDATE "Hospital" SET "reportDueWorkday" = 15 WHERE "reportDueWorkday" > 15;
ALTER TABLE "Hospital" ADD CONSTRAINT hospital_counts CHECK (coalesce(beds, 0) >= 0 AND coalesce("largeDevices", 0) >= 0 AND "reportDueWorkday" BETWEEN 1 AND 15);
ALTER TABLE "Hospital" ADD COLUMN     "documentPrefix" TEXT,
ADD COLUMN     "letterhead" TEXT,
ADD COLUMN     "robotKind" "RobotKind",
ADD COLUMN     "robotUrl" TEXT,
ADD COLUMN     "weeklyNudges" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "MonthlyReport" ADD COLUMN     "helpWanted" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "email" TEXT;

-- CreateTable
CREATE TABLE "BrandLogo" (
    "hospitalId" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "png" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "BrandLogo_pkey" PRIMARY KEY ("hospitalId","brandId")
);

-- CreateTable
CREATE TABLE "BrandSuccession" (
    "hospitalId" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "intoId" UUID NOT NULL,
    "kind" "BrandSuccessionKind" NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "BrandSuccession_pkey" PRIMARY KEY ("hospitalId","fromId","intoId")
);

-- CreateTable
CREATE TABLE "SwotEntry" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "quadrant" "SwotQuadrant" NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "figure" TEXT,
    "figureMonth" CHAR(7),

    CONSTRAINT "SwotEntry_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "SwotStrategy" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "kind" "StrategyKind" NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "SwotStrategy_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "SwotStrategyEntry" (
    "hospitalId" UUID NOT NULL,
    "strategyId" UUID NOT NULL,
    "entryId" UUID NOT NULL,

    CONSTRAINT "SwotStrategyEntry_pkey" PRIMARY KEY ("hospitalId","strategyId","entryId")
);

-- CreateTable
CREATE TABLE "BrandIndicator" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "direction" "Direction" NOT NULL,
    "baseline" DECIMAL(12,2),
    "target" DECIMAL(12,2) NOT NULL,
    "figure" TEXT,

    CONSTRAINT "BrandIndicator_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "BrandIndicatorValue" (
    "hospitalId" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "value" DECIMAL(12,2) NOT NULL,

    CONSTRAINT "BrandIndicatorValue_pkey" PRIMARY KEY ("hospitalId","indicatorId","month")
);

-- CreateTable
CREATE TABLE "PublicHoliday" (
    "hospitalId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" "HolidayKind" NOT NULL,
    "name" TEXT NOT NULL,
    "official" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "PublicHoliday_pkey" PRIMARY KEY ("hospitalId","day")
);

-- CreateTable
CREATE TABLE "AnnualPlan" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "preface" TEXT NOT NULL DEFAULT '',
    "status" "PlanStatus" NOT NULL DEFAULT 'draft',
    "documentNumber" TEXT,
    "issuedOn" DATE,
    "closedOn" DATE,
    "review" TEXT NOT NULL DEFAULT '',
    "copiedFromId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AnnualPlan_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "PlanItem" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "kind" "PlanItemKind" NOT NULL,
    "parentId" UUID,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "ownerBranchId" UUID,
    "responsible" TEXT NOT NULL DEFAULT '',
    "startsOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "measure" "PlanMeasure" NOT NULL DEFAULT 'none',
    "baseline" DECIMAL(12,2),
    "target" DECIMAL(12,2),
    "unit" TEXT,
    "direction" "Direction",
    "figure" TEXT,
    "doneOn" DATE,
    "droppedOn" DATE,
    "copiedFromId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PlanItem_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "PlanCoOwner" (
    "hospitalId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "branchId" UUID NOT NULL,

    CONSTRAINT "PlanCoOwner_pkey" PRIMARY KEY ("hospitalId","itemId","branchId")
);

-- CreateTable
CREATE TABLE "PlanProgress" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID NOT NULL,
    "actorName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "value" DECIMAL(12,2),
    "reportId" UUID,

    CONSTRAINT "PlanProgress_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "PlanAmendment" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID NOT NULL,
    "actorName" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "changes" JSONB NOT NULL,

    CONSTRAINT "PlanAmendment_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "NudgeMessage" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3),
    "seenByName" TEXT,

    CONSTRAINT "NudgeMessage_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "PlanNudge" (
    "hospitalId" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "reason" "NudgeReason" NOT NULL,
    "onDay" DATE NOT NULL,

    CONSTRAINT "PlanNudge_pkey" PRIMARY KEY ("hospitalId","messageId","itemId")
);

-- CreateTable
CREATE TABLE "NudgeDelivery" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "channel" "NudgeChannel" NOT NULL,
    "recipient" TEXT NOT NULL,
    "status" "DeliveryStatus" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NudgeDelivery_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "hospitalId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "serial" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("hospitalId","userId")
);

-- CreateTable
CREATE TABLE "ReportVersion" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "snapshot" JSONB NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedByName" TEXT NOT NULL,
    "approvedAt" TIMESTAMPTZ(3),
    "approvedByName" TEXT,

    CONSTRAINT "ReportVersion_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "ReportLateNote" (
    "hospitalId" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "reason" TEXT NOT NULL,
    "actorId" UUID NOT NULL,
    "actorName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ReportLateNote_pkey" PRIMARY KEY ("hospitalId","brandId","month")
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "quoted" TEXT NOT NULL,
    "kind" "FollowUpKind" NOT NULL,
    "improvementId" UUID,
    "title" TEXT NOT NULL,
    "ownerBranchId" UUID,
    "responsible" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE NOT NULL,
    "doneOn" DATE,
    "outcome" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdByName" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "FollowUp_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "ReportBook" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "approvedOnly" BOOLEAN NOT NULL DEFAULT true,
    "status" "BookStatus" NOT NULL DEFAULT 'running',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "storeKey" TEXT,
    "size" INTEGER,
    "error" TEXT,
    "createdById" UUID NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ReportBook_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateIndex
CREATE INDEX "BrandSuccession_hospitalId_intoId_idx" ON "BrandSuccession"("hospitalId", "intoId");

-- CreateIndex
CREATE INDEX "SwotEntry_hospitalId_brandId_quadrant_position_idx" ON "SwotEntry"("hospitalId", "brandId", "quadrant", "position");

-- CreateIndex
CREATE INDEX "SwotStrategy_hospitalId_brandId_kind_position_idx" ON "SwotStrategy"("hospitalId", "brandId", "kind", "position");

-- CreateIndex
CREATE INDEX "SwotStrategyEntry_hospitalId_entryId_idx" ON "SwotStrategyEntry"("hospitalId", "entryId");

-- CreateIndex
CREATE INDEX "BrandIndicator_hospitalId_brandId_position_idx" ON "BrandIndicator"("hospitalId", "brandId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "AnnualPlan_hospitalId_year_key" ON "AnnualPlan"("hospitalId", "year");

-- CreateIndex
CREATE INDEX "PlanItem_hospitalId_planId_parentId_position_idx" ON "PlanItem"("hospitalId", "planId", "parentId", "position");

-- CreateIndex
CREATE INDEX "PlanItem_hospitalId_ownerBranchId_dueOn_idx" ON "PlanItem"("hospitalId", "ownerBranchId", "dueOn");

-- CreateIndex
CREATE INDEX "PlanItem_hospitalId_copiedFromId_idx" ON "PlanItem"("hospitalId", "copiedFromId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanItem_hospitalId_planId_id_key" ON "PlanItem"("hospitalId", "planId", "id");

-- CreateIndex
CREATE INDEX "PlanCoOwner_hospitalId_branchId_idx" ON "PlanCoOwner"("hospitalId", "branchId");

-- CreateIndex
CREATE INDEX "PlanProgress_hospitalId_itemId_at_idx" ON "PlanProgress"("hospitalId", "itemId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "PlanProgress_hospitalId_reportId_itemId_key" ON "PlanProgress"("hospitalId", "reportId", "itemId");

-- CreateIndex
CREATE INDEX "PlanAmendment_hospitalId_planId_at_idx" ON "PlanAmendment"("hospitalId", "planId", "at");

-- CreateIndex
CREATE INDEX "NudgeMessage_hospitalId_branchId_at_idx" ON "NudgeMessage"("hospitalId", "branchId", "at");

-- CreateIndex
CREATE INDEX "PlanNudge_hospitalId_itemId_onDay_idx" ON "PlanNudge"("hospitalId", "itemId", "onDay");

-- CreateIndex
CREATE INDEX "NudgeDelivery_hospitalId_status_idx" ON "NudgeDelivery"("hospitalId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "ReportVersion_hospitalId_reportId_number_key" ON "ReportVersion"("hospitalId", "reportId", "number");

-- CreateIndex
CREATE INDEX "FollowUp_hospitalId_reportId_idx" ON "FollowUp"("hospitalId", "reportId");

-- CreateIndex
CREATE INDEX "FollowUp_hospitalId_ownerBranchId_doneOn_dueOn_idx" ON "FollowUp"("hospitalId", "ownerBranchId", "doneOn", "dueOn");

-- CreateIndex
CREATE INDEX "ReportBook_hospitalId_month_createdAt_idx" ON "ReportBook"("hospitalId", "month", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Brand_publicCode_key" ON "Brand"("publicCode");

-- CreateIndex
CREATE INDEX "Brand_hospitalId_planItemId_idx" ON "Brand"("hospitalId", "planItemId");

-- AddForeignKey
ALTER TABLE "Brand" ADD CONSTRAINT "Brand_hospitalId_planItemId_fkey" FOREIGN KEY ("hospitalId", "planItemId") REFERENCES "PlanItem"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BrandLogo" ADD CONSTRAINT "BrandLogo_hospitalId_brandId_fkey" FOREIGN KEY ("hospitalId", "brandId") REFERENCES "Brand"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BrandSuccession" ADD CONSTRAINT "BrandSuccession_hospitalId_fromId_fkey" FOREIGN KEY ("hospitalId", "fromId") REFERENCES "Brand"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BrandSuccession" ADD CONSTRAINT "BrandSuccession_hospitalId_intoId_fkey" FOREIGN KEY ("hospitalId", "intoId") REFERENCES "Brand"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SwotEntry" ADD CONSTRAINT "SwotEntry_hospitalId_brandId_fkey" FOREIGN KEY ("hospitalId", "brandId") REFERENCES "Brand"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SwotStrategy" ADD CONSTRAINT "SwotStrategy_hospitalId_brandId_fkey" FOREIGN KEY ("hospitalId", "brandId") REFERENCES "Brand"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SwotStrategyEntry" ADD CONSTRAINT "SwotStrategyEntry_hospitalId_strategyId_fkey" FOREIGN KEY ("hospitalId", "strategyId") REFERENCES "SwotStrategy"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SwotStrategyEntry" ADD CONSTRAINT "SwotStrategyEntry_hospitalId_entryId_fkey" FOREIGN KEY ("hospitalId", "entryId") REFERENCES "SwotEntry"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BrandIndicator" ADD CONSTRAINT "BrandIndicator_hospitalId_brandId_fkey" FOREIGN KEY ("hospitalId", "brandId") REFERENCES "Brand"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BrandIndicatorValue" ADD CONSTRAINT "BrandIndicatorValue_hospitalId_indicatorId_fkey" FOREIGN KEY ("hospitalId", "indicatorId") REFERENCES "BrandIndicator"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicHoliday" ADD CONSTRAINT "PublicHoliday_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnualPlan" ADD CONSTRAINT "AnnualPlan_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnualPlan" ADD CONSTRAINT "AnnualPlan_hospitalId_copiedFromId_fkey" FOREIGN KEY ("hospitalId", "copiedFromId") REFERENCES "AnnualPlan"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanItem" ADD CONSTRAINT "PlanItem_hospitalId_planId_fkey" FOREIGN KEY ("hospitalId", "planId") REFERENCES "AnnualPlan"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanItem" ADD CONSTRAINT "PlanItem_hospitalId_planId_parentId_fkey" FOREIGN KEY ("hospitalId", "planId", "parentId") REFERENCES "PlanItem"("hospitalId", "planId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanItem" ADD CONSTRAINT "PlanItem_hospitalId_copiedFromId_fkey" FOREIGN KEY ("hospitalId", "copiedFromId") REFERENCES "PlanItem"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanItem" ADD CONSTRAINT "PlanItem_hospitalId_ownerBranchId_fkey" FOREIGN KEY ("hospitalId", "ownerBranchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanCoOwner" ADD CONSTRAINT "PlanCoOwner_hospitalId_itemId_fkey" FOREIGN KEY ("hospitalId", "itemId") REFERENCES "PlanItem"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanCoOwner" ADD CONSTRAINT "PlanCoOwner_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanProgress" ADD CONSTRAINT "PlanProgress_hospitalId_itemId_fkey" FOREIGN KEY ("hospitalId", "itemId") REFERENCES "PlanItem"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanProgress" ADD CONSTRAINT "PlanProgress_hospitalId_reportId_fkey" FOREIGN KEY ("hospitalId", "reportId") REFERENCES "MonthlyReport"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanAmendment" ADD CONSTRAINT "PlanAmendment_hospitalId_planId_fkey" FOREIGN KEY ("hospitalId", "planId") REFERENCES "AnnualPlan"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NudgeMessage" ADD CONSTRAINT "NudgeMessage_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanNudge" ADD CONSTRAINT "PlanNudge_hospitalId_messageId_fkey" FOREIGN KEY ("hospitalId", "messageId") REFERENCES "NudgeMessage"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanNudge" ADD CONSTRAINT "PlanNudge_hospitalId_itemId_fkey" FOREIGN KEY ("hospitalId", "itemId") REFERENCES "PlanItem"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NudgeDelivery" ADD CONSTRAINT "NudgeDelivery_hospitalId_messageId_fkey" FOREIGN KEY ("hospitalId", "messageId") REFERENCES "NudgeMessage"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_hospitalId_userId_fkey" FOREIGN KEY ("hospitalId", "userId") REFERENCES "User"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportVersion" ADD CONSTRAINT "ReportVersion_hospitalId_reportId_fkey" FOREIGN KEY ("hospitalId", "reportId") REFERENCES "MonthlyReport"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportLateNote" ADD CONSTRAINT "ReportLateNote_hospitalId_brandId_fkey" FOREIGN KEY ("hospitalId", "brandId") REFERENCES "Brand"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_hospitalId_reportId_fkey" FOREIGN KEY ("hospitalId", "reportId") REFERENCES "MonthlyReport"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_hospitalId_improvementId_fkey" FOREIGN KEY ("hospitalId", "improvementId") REFERENCES "Improvement"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_hospitalId_ownerBranchId_fkey" FOREIGN KEY ("hospitalId", "ownerBranchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportBook" ADD CONSTRAINT "ReportBook_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here: what must never be, said where no program can go round it.

ALTER TABLE "Hospital" ADD CONSTRAINT hospital_robot CHECK (("robotKind" IS NULL) = ("robotUrl" IS NULL));

ALTER TABLE "AnnualPlan" ADD CONSTRAINT plan_year CHECK (year BETWEEN 1949 AND 2999);
ALTER TABLE "AnnualPlan" ADD CONSTRAINT plan_issued CHECK ((status = 'draft') = ("issuedOn" IS NULL));
ALTER TABLE "AnnualPlan" ADD CONSTRAINT plan_closed CHECK ((status = 'closed') = ("closedOn" IS NOT NULL) AND (status <> 'closed' OR review <> ''));

ALTER TABLE "PlanItem" ADD CONSTRAINT plan_item_period CHECK ("startsOn" <= "dueOn");
ALTER TABLE "PlanItem" ADD CONSTRAINT plan_item_place CHECK ((kind = 'goal') = ("parentId" IS NULL));
ALTER TABLE "PlanItem" ADD CONSTRAINT plan_item_end CHECK ("doneOn" IS NULL OR "droppedOn" IS NULL);
ALTER TABLE "PlanItem" ADD CONSTRAINT plan_item_measure CHECK (
  CASE measure
    WHEN 'none' THEN target IS NULL AND baseline IS NULL AND unit IS NULL AND direction IS NULL AND figure IS NULL
    WHEN 'number' THEN target IS NOT NULL AND unit IS NOT NULL AND direction IS NOT NULL AND figure IS NULL
    ELSE target IS NOT NULL AND direction IS NOT NULL AND figure IS NOT NULL
  END);

-- A task lies below a goal and a milestone below a task.
CREATE FUNCTION refuse_misplaced_plan_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."parentId" IS NOT NULL AND NOT EXISTS (
    SELECT FROM "PlanItem" p WHERE p."hospitalId" = NEW."hospitalId" AND p."planId" = NEW."planId" AND p.id = NEW."parentId"
      AND p.kind = CASE NEW.kind WHEN 'task' THEN 'goal'::"PlanItemKind" ELSE 'task'::"PlanItemKind" END) THEN
    RAISE EXCEPTION 'a task lies below a goal and a milestone below a task' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plan_item_is_in_its_place BEFORE INSERT OR UPDATE OF kind, "parentId", "planId" ON "PlanItem"
  FOR EACH ROW EXECUTE FUNCTION refuse_misplaced_plan_item();

-- What was amended and why is written once.
CREATE FUNCTION refuse_change_of_amendment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an amendment is never changed' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER amendment_is_written_once BEFORE UPDATE OR DELETE ON "PlanAmendment"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_amendment();
ALTER TABLE "PlanAmendment" ADD CONSTRAINT amendment_reason CHECK (reason <> '');

-- A matter is nudged at most once a week, whoever asks.
CREATE FUNCTION refuse_second_nudge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "PlanItem" i WHERE i."hospitalId" = NEW."hospitalId" AND i.id = NEW."itemId" FOR UPDATE;
  IF EXISTS (SELECT FROM "PlanNudge" n WHERE n."hospitalId" = NEW."hospitalId" AND n."itemId" = NEW."itemId"
      AND n."messageId" <> NEW."messageId" AND n."onDay" > NEW."onDay" - 7 AND n."onDay" < NEW."onDay" + 7) THEN
    RAISE EXCEPTION 'a matter is nudged at most once a week' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER nudge_once_a_week BEFORE INSERT ON "PlanNudge" FOR EACH ROW EXECUTE FUNCTION refuse_second_nudge();

ALTER TABLE "Brand" ADD CONSTRAINT brand_end CHECK ("toMonth" IS NOT NULL OR "endReason" IS NULL);
ALTER TABLE "SwotEntry" ADD CONSTRAINT swot_evidence CHECK (
  (figure IS NULL) = ("figureMonth" IS NULL) AND text <> '' AND (evidence <> '' OR figure IS NOT NULL));
ALTER TABLE "BrandSuccession" ADD CONSTRAINT succession_of_another CHECK ("fromId" <> "intoId" AND reason <> '');
ALTER TABLE "BrandIndicatorValue" ADD CONSTRAINT indicator_month CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$');
ALTER TABLE "ReportLateNote" ADD CONSTRAINT late_month CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$' AND reason <> '');
ALTER TABLE "ReportBook" ADD CONSTRAINT book_month CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$' AND (status = 'done') = ("storeKey" IS NOT NULL));
ALTER TABLE "FollowUp" ADD CONSTRAINT follow_up_kind CHECK ((kind = 'improvement') = ("improvementId" IS NOT NULL) AND section IN ('problem', 'helpWanted'));
ALTER TABLE "ReviewEvent" ADD CONSTRAINT reopened_reason CHECK (kind::text <> 'reopened' OR comment <> '');

-- Reports that were handed in before versions were kept have one: what stands in them.
INSERT INTO "ReportVersion" ("hospitalId", id, "reportId", number, snapshot, "submittedAt", "submittedByName", "approvedAt", "approvedByName")
SELECT r."hospitalId", gen_random_uuid(), r.id, 1, r.snapshot, coalesce(r."submittedAt", r."updatedAt"),
  coalesce((SELECT e."actorName" FROM "ReviewEvent" e WHERE e."hospitalId" = r."hospitalId" AND e."reportId" = r.id AND e.kind = 'submitted' ORDER BY e.at DESC LIMIT 1), ''),
  r."approvedAt",
  (SELECT e."actorName" FROM "ReviewEvent" e WHERE e."hospitalId" = r."hospitalId" AND e."reportId" = r.id AND e.kind = 'approved' ORDER BY e.at DESC LIMIT 1)
FROM "MonthlyReport" r WHERE r.snapshot IS NOT NULL;

-- A version says what was handed in; all that may still come to it is its approval, and then nothing.
CREATE FUNCTION refuse_change_of_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."approvedAt" IS NULL AND NEW."approvedAt" IS NOT NULL
    AND (to_jsonb(NEW) - '{approvedAt,approvedByName}'::text[]) = (to_jsonb(OLD) - '{approvedAt,approvedByName}'::text[]) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a version of a report is never changed' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER version_is_written_once BEFORE UPDATE OR DELETE ON "ReportVersion"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_version();

-- An approved report never changes, unless it is opened again: its words stay, and so does the frozen version.
CREATE OR REPLACE FUNCTION refuse_change_of_approved_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.status = 'returned'
    AND (to_jsonb(NEW) - '{status,approvedAt,version,updatedAt}'::text[]) = (to_jsonb(OLD) - '{status,approvedAt,version,updatedAt}'::text[])
    AND EXISTS (SELECT FROM "ReportVersion" v WHERE v."hospitalId" = OLD."hospitalId" AND v."reportId" = OLD.id
      AND v."approvedAt" IS NOT NULL AND v.snapshot = OLD.snapshot) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an approved report is frozen' USING ERRCODE = 'check_violation';
END $$;
