-- CreateEnum
CREATE TYPE "DuesStatus" AS ENUM ('working', 'retired', 'flat', 'exempt');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('departments', 'branches', 'staff', 'members', 'dues');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('uploaded', 'checking', 'checked', 'committing', 'committed', 'failed', 'cancelled', 'undone');

-- CreateEnum
CREATE TYPE "ImportOutcome" AS ENUM ('added', 'changed', 'unchanged', 'wrong');

-- CreateEnum
CREATE TYPE "LeaveKind" AS ENUM ('transferredOut', 'died', 'exited', 'cancelled');

-- CreateEnum
CREATE TYPE "IntroducerKind" AS ENUM ('cultivation', 'admission');

-- CreateEnum
CREATE TYPE "MemberEventKind" AS ENUM ('applied', 'talked', 'becameActivist', 'reviewed', 'becameCandidate', 'politicalReview', 'training', 'preReview', 'branchMeeting', 'approved', 'becameProbationary', 'probationExtended', 'becameFull', 'admissionCancelled', 'registered', 'transferredIn', 'transferredWithin', 'transferredOut', 'flowedOut', 'flowedBack', 'retired', 'died', 'exited');

-- CreateEnum
CREATE TYPE "BranchKind" AS ENUM ('branch', 'jointBranch', 'generalBranch');

-- CreateEnum
CREATE TYPE "SuccessionKind" AS ENUM ('merge', 'split');

-- CreateEnum
CREATE TYPE "Education" AS ENUM ('secondary', 'vocational', 'bachelor', 'master', 'doctor');

-- AlterEnum
ALTER TYPE "PartyPost" ADD VALUE 'groupLeader';

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "extendedUntil" DATE,
ADD COLUMN     "flowFrom" DATE,
ADD COLUMN     "flowPlace" TEXT,
ADD COLUMN     "leaveKind" "LeaveKind";

-- AlterTable
ALTER TABLE "Hospital" ADD COLUMN     "staffCount" INTEGER;

-- AlterTable
ALTER TABLE "Branch" ADD COLUMN     "kind" "BranchKind" NOT NULL DEFAULT 'branch',
ADD COLUMN     "parentId" UUID;

-- AlterTable
ALTER TABLE "Group" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Staff" ADD COLUMN     "backbone" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "education" "Education",
ADD COLUMN     "job" TEXT,
ADD COLUMN     "retiredOn" DATE;

-- AlterTable
ALTER TABLE "Appointment" ADD COLUMN     "groupId" UUID,
ADD COLUMN     "head" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "RuleException" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "ruleKey" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "approvedOn" DATE NOT NULL,
    "untilDay" DATE NOT NULL,
    "approvedById" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RuleException_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "DuesBase" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "fromMonth" TEXT NOT NULL,
    "status" "DuesStatus" NOT NULL,
    "wage" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "DuesBase_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "DuesPayment" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "amountFen" INTEGER NOT NULL,
    "paidOn" DATE NOT NULL,
    "recordedById" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "DuesPayment_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'uploaded',
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storeKey" TEXT,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "rows" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "wrong" INTEGER NOT NULL DEFAULT 0,
    "failure" JSONB,
    "createdById" UUID NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "committedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "hospitalId" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "outcome" "ImportOutcome" NOT NULL,
    "subjectId" UUID,
    "cells" JSONB NOT NULL,
    "data" JSONB,
    "changes" JSONB,
    "problems" JSONB,
    "before" JSONB,
    "versionAfter" INTEGER,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("hospitalId","batchId","row")
);

-- CreateTable
CREATE TABLE "BranchMembership" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "fromDay" DATE NOT NULL,
    "toDay" DATE,

    CONSTRAINT "BranchMembership_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "MemberEvent" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "kind" "MemberEventKind" NOT NULL,
    "onDay" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "details" JSONB NOT NULL DEFAULT '{}',
    "recordedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemberEvent_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "Introducer" (
    "hospitalId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "kind" "IntroducerKind" NOT NULL,
    "position" INTEGER NOT NULL,
    "introducerId" UUID,
    "name" TEXT NOT NULL,

    CONSTRAINT "Introducer_pkey" PRIMARY KEY ("hospitalId","memberId","kind","position")
);

-- CreateTable
CREATE TABLE "AdmissionMaterial" (
    "hospitalId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "receivedOn" DATE NOT NULL,

    CONSTRAINT "AdmissionMaterial_pkey" PRIMARY KEY ("hospitalId","memberId","key")
);

-- CreateTable
CREATE TABLE "BranchTerm" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "electedOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "endedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "BranchTerm_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "DepartmentSuccession" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "SuccessionKind" NOT NULL,
    "fromId" UUID NOT NULL,
    "intoId" UUID NOT NULL,
    "onDay" DATE NOT NULL,

    CONSTRAINT "DepartmentSuccession_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "PersonalData" (
    "hospitalId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "idNumber" TEXT,
    "idNumberHash" TEXT,
    "phone" TEXT,
    "phoneHash" TEXT,
    "birthDate" TEXT,

    CONSTRAINT "PersonalData_pkey" PRIMARY KEY ("hospitalId","staffId")
);

-- CreateTable
CREATE TABLE "StaffMove" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "fromDepartmentId" UUID NOT NULL,
    "intoDepartmentId" UUID NOT NULL,
    "onDay" DATE NOT NULL,

    CONSTRAINT "StaffMove_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "ExportGrant" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExportGrant_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateIndex
CREATE INDEX "RuleException_hospitalId_branchId_ruleKey_idx" ON "RuleException"("hospitalId", "branchId", "ruleKey");

-- CreateIndex
CREATE UNIQUE INDEX "DuesBase_hospitalId_memberId_fromMonth_key" ON "DuesBase"("hospitalId", "memberId", "fromMonth");

-- CreateIndex
CREATE INDEX "DuesPayment_hospitalId_branchId_month_idx" ON "DuesPayment"("hospitalId", "branchId", "month");

-- CreateIndex
CREATE UNIQUE INDEX "DuesPayment_hospitalId_memberId_month_key" ON "DuesPayment"("hospitalId", "memberId", "month");

-- CreateIndex
CREATE INDEX "ImportBatch_hospitalId_createdAt_idx" ON "ImportBatch"("hospitalId", "createdAt");

-- CreateIndex
CREATE INDEX "ImportRow_hospitalId_batchId_outcome_row_idx" ON "ImportRow"("hospitalId", "batchId", "outcome", "row");

-- CreateIndex
CREATE INDEX "BranchMembership_hospitalId_memberId_idx" ON "BranchMembership"("hospitalId", "memberId");

-- CreateIndex
CREATE INDEX "BranchMembership_hospitalId_branchId_fromDay_idx" ON "BranchMembership"("hospitalId", "branchId", "fromDay");

-- CreateIndex
CREATE INDEX "MemberEvent_hospitalId_memberId_onDay_idx" ON "MemberEvent"("hospitalId", "memberId", "onDay");

-- CreateIndex
CREATE INDEX "Introducer_hospitalId_introducerId_idx" ON "Introducer"("hospitalId", "introducerId");

-- CreateIndex
CREATE UNIQUE INDEX "BranchTerm_hospitalId_branchId_electedOn_key" ON "BranchTerm"("hospitalId", "branchId", "electedOn");

-- CreateIndex
CREATE INDEX "DepartmentSuccession_hospitalId_intoId_idx" ON "DepartmentSuccession"("hospitalId", "intoId");

-- CreateIndex
CREATE UNIQUE INDEX "DepartmentSuccession_hospitalId_fromId_intoId_key" ON "DepartmentSuccession"("hospitalId", "fromId", "intoId");

-- CreateIndex
CREATE INDEX "PersonalData_hospitalId_phoneHash_idx" ON "PersonalData"("hospitalId", "phoneHash");

-- CreateIndex
CREATE UNIQUE INDEX "PersonalData_hospitalId_idNumberHash_key" ON "PersonalData"("hospitalId", "idNumberHash");

-- CreateIndex
CREATE INDEX "StaffMove_hospitalId_staffId_idx" ON "StaffMove"("hospitalId", "staffId");

-- CreateIndex
CREATE INDEX "StaffMove_hospitalId_fromDepartmentId_idx" ON "StaffMove"("hospitalId", "fromDepartmentId");

-- CreateIndex
CREATE INDEX "StaffMove_hospitalId_intoDepartmentId_idx" ON "StaffMove"("hospitalId", "intoDepartmentId");

-- CreateIndex
CREATE INDEX "Branch_hospitalId_parentId_idx" ON "Branch"("hospitalId", "parentId");

-- CreateIndex
CREATE INDEX "Appointment_hospitalId_departmentId_idx" ON "Appointment"("hospitalId", "departmentId");

-- AddForeignKey
ALTER TABLE "RuleException" ADD CONSTRAINT "RuleException_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuesBase" ADD CONSTRAINT "DuesBase_hospitalId_memberId_fkey" FOREIGN KEY ("hospitalId", "memberId") REFERENCES "Member"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuesPayment" ADD CONSTRAINT "DuesPayment_hospitalId_memberId_fkey" FOREIGN KEY ("hospitalId", "memberId") REFERENCES "Member"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuesPayment" ADD CONSTRAINT "DuesPayment_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_hospitalId_batchId_fkey" FOREIGN KEY ("hospitalId", "batchId") REFERENCES "ImportBatch"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BranchMembership" ADD CONSTRAINT "BranchMembership_hospitalId_memberId_fkey" FOREIGN KEY ("hospitalId", "memberId") REFERENCES "Member"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BranchMembership" ADD CONSTRAINT "BranchMembership_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberEvent" ADD CONSTRAINT "MemberEvent_hospitalId_memberId_fkey" FOREIGN KEY ("hospitalId", "memberId") REFERENCES "Member"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Introducer" ADD CONSTRAINT "Introducer_hospitalId_memberId_fkey" FOREIGN KEY ("hospitalId", "memberId") REFERENCES "Member"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Introducer" ADD CONSTRAINT "Introducer_hospitalId_introducerId_fkey" FOREIGN KEY ("hospitalId", "introducerId") REFERENCES "Member"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdmissionMaterial" ADD CONSTRAINT "AdmissionMaterial_hospitalId_memberId_fkey" FOREIGN KEY ("hospitalId", "memberId") REFERENCES "Member"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Branch" ADD CONSTRAINT "Branch_hospitalId_parentId_fkey" FOREIGN KEY ("hospitalId", "parentId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BranchTerm" ADD CONSTRAINT "BranchTerm_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DepartmentSuccession" ADD CONSTRAINT "DepartmentSuccession_hospitalId_fromId_fkey" FOREIGN KEY ("hospitalId", "fromId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DepartmentSuccession" ADD CONSTRAINT "DepartmentSuccession_hospitalId_intoId_fkey" FOREIGN KEY ("hospitalId", "intoId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_hospitalId_branchId_groupId_fkey" FOREIGN KEY ("hospitalId", "branchId", "groupId") REFERENCES "Group"("hospitalId", "branchId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonalData" ADD CONSTRAINT "PersonalData_hospitalId_staffId_fkey" FOREIGN KEY ("hospitalId", "staffId") REFERENCES "Staff"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffMove" ADD CONSTRAINT "StaffMove_hospitalId_staffId_fkey" FOREIGN KEY ("hospitalId", "staffId") REFERENCES "Staff"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffMove" ADD CONSTRAINT "StaffMove_hospitalId_fromDepartmentId_fkey" FOREIGN KEY ("hospitalId", "fromDepartmentId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffMove" ADD CONSTRAINT "StaffMove_hospitalId_intoDepartmentId_fkey" FOREIGN KEY ("hospitalId", "intoDepartmentId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Where the members of today are is where they have been: the register did not know since when.
INSERT INTO "BranchMembership" ("hospitalId", id, "memberId", "branchId", "fromDay", "toDay")
SELECT "hospitalId", gen_random_uuid(), id, "branchId",
       least(coalesce("appliedOn", "activistOn", "candidateOn", "probationaryOn", "fullOn", "leftOn", current_date), coalesce("leftOn", 'infinity'::date)),
       "leftOn"
FROM "Member";

-- Periods run forwards.
ALTER TABLE "BranchTerm" ADD CONSTRAINT term_period CHECK ("electedOn" < "dueOn" AND ("endedOn" IS NULL OR "electedOn" <= "endedOn"));
ALTER TABLE "BranchMembership" ADD CONSTRAINT membership_period CHECK ("toDay" IS NULL OR "fromDay" <= "toDay");
ALTER TABLE "RuleException" ADD CONSTRAINT exception_period CHECK ("approvedOn" <= "untilDay");
-- One branch at a time, one term at a time, one head at a time.
CREATE UNIQUE INDEX membership_present ON "BranchMembership" ("hospitalId", "memberId") WHERE "toDay" IS NULL;
CREATE UNIQUE INDEX term_present ON "BranchTerm" ("hospitalId", "branchId") WHERE "endedOn" IS NULL;
CREATE UNIQUE INDEX department_head_present ON "Appointment" ("hospitalId", "departmentId") WHERE head AND "toDay" IS NULL;
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_head CHECK (NOT head OR (kind = 'administrative' AND "departmentId" IS NOT NULL));
ALTER TABLE "Branch" ADD CONSTRAINT branch_parent CHECK ("parentId" IS NULL OR "parentId" <> id);
ALTER TABLE "DepartmentSuccession" ADD CONSTRAINT succession_other CHECK ("fromId" <> "intoId");
ALTER TABLE "StaffMove" ADD CONSTRAINT move_other CHECK ("fromDepartmentId" <> "intoDepartmentId");
-- Who has left has left in some way, and the other way round.
UPDATE "Member" SET "leaveKind" = 'transferredOut' WHERE "leftOn" IS NOT NULL;
ALTER TABLE "Member" ADD CONSTRAINT member_left CHECK (("leftOn" IS NULL) = ("leaveKind" IS NULL));
ALTER TABLE "Member" ADD CONSTRAINT member_flow CHECK ("flowFrom" IS NOT NULL OR "flowPlace" IS NULL);
ALTER TABLE "Introducer" ADD CONSTRAINT introducer_other CHECK ("introducerId" IS NULL OR "introducerId" <> "memberId");
ALTER TABLE "Introducer" ADD CONSTRAINT introducer_position CHECK (position IN (1, 2));
ALTER TABLE "Hospital" ADD CONSTRAINT hospital_staff CHECK ("staffCount" IS NULL OR "staffCount" >= 0);
-- Money in fen; months are "YYYY-MM".
ALTER TABLE "DuesPayment" ADD CONSTRAINT dues_amount CHECK ("amountFen" > 0);
ALTER TABLE "DuesPayment" ADD CONSTRAINT dues_month CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$');
ALTER TABLE "DuesBase" ADD CONSTRAINT dues_from_month CHECK ("fromMonth" ~ '^\d{4}-(0[1-9]|1[0-2])$');
ALTER TABLE "DuesBase" ADD CONSTRAINT dues_wage CHECK ((status IN ('working', 'retired')) = (wage IS NOT NULL));
-- Personal data lie sealed: a key's id, a dot, and what only the key opens.
ALTER TABLE "PersonalData" ADD CONSTRAINT personal_sealed CHECK (
  coalesce("idNumber", 'k.') ~ '^[a-z0-9-]+\.' AND coalesce(phone, 'k.') ~ '^[a-z0-9-]+\.' AND coalesce("birthDate", 'k.') ~ '^[a-z0-9-]+\.');
ALTER TABLE "PersonalData" ADD CONSTRAINT personal_hashes CHECK (
  ("idNumber" IS NULL) = ("idNumberHash" IS NULL) AND (phone IS NULL) = ("phoneHash" IS NULL));
ALTER TABLE "DuesBase" ADD CONSTRAINT wage_sealed CHECK (coalesce(wage, 'k.') ~ '^[a-z0-9-]+\.');
-- Counters of an import.
ALTER TABLE "ImportBatch" ADD CONSTRAINT import_counts CHECK (rows >= 0 AND added >= 0 AND changed >= 0 AND unchanged >= 0 AND wrong >= 0);
