-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ActivityKind" AS ENUM ('generalMeeting', 'committeeMeeting', 'groupMeeting', 'lecture', 'themedPartyDay', 'organisationalLife', 'democraticAppraisal', 'heartTalk', 'partnerService', 'training', 'volunteering', 'cultural');

-- CreateEnum
CREATE TYPE "CultureTheme" AS ENUM ('red', 'patriotic', 'family', 'craft', 'publicGood');

-- CreateEnum
CREATE TYPE "CultureLayer" AS ENUM ('material', 'institutional', 'spiritual');

-- CreateEnum
CREATE TYPE "AttendanceStatus" AS ENUM ('present', 'excused', 'absent');

-- CreateEnum
CREATE TYPE "AttachmentKind" AS ENUM ('photo', 'document');

-- CreateEnum
CREATE TYPE "MemberStage" AS ENUM ('applicant', 'activist', 'candidate', 'probationary', 'full');

-- CreateEnum
CREATE TYPE "Ownership" AS ENUM ('public', 'private');

-- CreateEnum
CREATE TYPE "DepartmentKind" AS ENUM ('clinical', 'medicalTechnology', 'administrative', 'logistics');

-- CreateEnum
CREATE TYPE "AppointmentKind" AS ENUM ('party', 'administrative', 'disciplineLeader', 'medicalExpert');

-- CreateEnum
CREATE TYPE "PartyPost" AS ENUM ('committeeSecretary', 'committeeDeputySecretary', 'committeeMember', 'branchSecretary', 'branchDeputySecretary', 'branchCommitteeMember');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('female', 'male');

-- CreateEnum
CREATE TYPE "PartnerKind" AS ENUM ('community', 'school', 'enterprise', 'government', 'medical', 'military', 'charity');

-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('draft', 'submitted', 'returned', 'approved');

-- CreateEnum
CREATE TYPE "ReviewKind" AS ENUM ('submitted', 'withdrawn', 'returned', 'approved');

-- CreateEnum
CREATE TYPE "Population" AS ENUM ('outpatient', 'inpatient', 'staff');

-- CreateEnum
CREATE TYPE "Formula" AS ENUM ('linear', 'ratio', 'topBox', 'satisfiedRate');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('committee', 'branchSecretary', 'leader', 'auditor', 'administrator');

-- CreateTable
CREATE TABLE "Activity" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "kind" "ActivityKind" NOT NULL,
    "title" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "heldOn" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "cultureTheme" "CultureTheme",
    "cultureLayer" "CultureLayer",
    "partnerId" UUID,
    "served" INTEGER,
    "notes" TEXT NOT NULL DEFAULT '',
    "cancelledAt" TIMESTAMPTZ(3),
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "ActivityDepartment" (
    "hospitalId" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,

    CONSTRAINT "ActivityDepartment_pkey" PRIMARY KEY ("hospitalId","activityId","departmentId")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "hospitalId" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "status" "AttendanceStatus" NOT NULL,
    "reason" TEXT,
    "voting" BOOLEAN NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("hospitalId","activityId","memberId")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "kind" "AttachmentKind" NOT NULL,
    "storeKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploadedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "Brand" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slogan" TEXT NOT NULL,
    "idea" TEXT NOT NULL,
    "leadTask" TEXT NOT NULL,
    "leadTaskTarget" TEXT NOT NULL,
    "leadTaskDueOn" DATE NOT NULL,
    "fromMonth" CHAR(7) NOT NULL,
    "toMonth" CHAR(7),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Brand_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "SetupCode" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SetupCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "hospitalId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "key" UUID NOT NULL,
    "result" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("hospitalId","userId","key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "hospitalId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "branchId" UUID,
    "before" JSONB,
    "after" JSONB,
    "requestId" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("hospitalId","seq")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "hospitalId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("hospitalId")
);

-- CreateTable
CREATE TABLE "Member" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "groupId" UUID,
    "stage" "MemberStage" NOT NULL,
    "appliedOn" DATE,
    "activistOn" DATE,
    "candidateOn" DATE,
    "probationaryOn" DATE,
    "fullOn" DATE,
    "leftOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "Hospital" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ownership" "Ownership" NOT NULL,
    "grade" TEXT,
    "openedOn" DATE,
    "beds" INTEGER,
    "largeDevices" INTEGER,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "outpatientTarget" DECIMAL(5,2),
    "inpatientTarget" DECIMAL(5,2),
    "staffTarget" DECIMAL(5,2),
    "reportDueDay" INTEGER NOT NULL DEFAULT 5,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Hospital_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Department" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "DepartmentKind" NOT NULL,
    "parentId" UUID,
    "openedOn" DATE,
    "closedOn" DATE,
    "headcount" INTEGER,
    "beds" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Department_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "Branch" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "foundedOn" DATE,
    "dissolvedOn" DATE,
    "key" BOOLEAN NOT NULL DEFAULT false,
    "ledById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Branch_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "DepartmentPairing" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "fromDay" DATE NOT NULL,
    "toDay" DATE,

    CONSTRAINT "DepartmentPairing_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "Group" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "Staff" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "employeeNo" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL,
    "sex" "Sex",
    "title" TEXT,
    "departmentId" UUID NOT NULL,
    "joinedOn" DATE,
    "leftOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Staff_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "kind" "AppointmentKind" NOT NULL,
    "partyPost" "PartyPost",
    "title" TEXT NOT NULL,
    "branchId" UUID,
    "departmentId" UUID,
    "fromDay" DATE NOT NULL,
    "toDay" DATE,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "RegulationRule" (
    "hospitalId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" DECIMAL(12,4) NOT NULL,
    "unit" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "article" TEXT,
    "effectiveOn" DATE NOT NULL,
    "confirmed" BOOLEAN NOT NULL,
    "overridable" BOOLEAN NOT NULL,
    "ownership" "Ownership",
    "overrideValue" DECIMAL(12,4),
    "overrideReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RegulationRule_pkey" PRIMARY KEY ("hospitalId","key","effectiveOn")
);

-- CreateTable
CREATE TABLE "Partner" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "PartnerKind" NOT NULL,
    "contact" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "PartnerPairing" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "fromDay" DATE NOT NULL,
    "toDay" DATE,

    CONSTRAINT "PartnerPairing_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "MonthlyReport" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "brandId" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "status" "ReportStatus" NOT NULL DEFAULT 'draft',
    "progress" TEXT NOT NULL DEFAULT '',
    "result" TEXT NOT NULL DEFAULT '',
    "problem" TEXT NOT NULL DEFAULT '',
    "nextStep" TEXT NOT NULL DEFAULT '',
    "snapshot" JSONB,
    "submittedAt" TIMESTAMPTZ(3),
    "approvedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MonthlyReport_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "ReportStep" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "doneInReportId" UUID,

    CONSTRAINT "ReportStep_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "ReviewEvent" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "kind" "ReviewKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID NOT NULL,
    "actorName" TEXT NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "comments" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "ReviewEvent_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "SatisfactionFigure" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "population" "Population" NOT NULL,
    "departmentId" UUID,
    "month" CHAR(7) NOT NULL,
    "value" DECIMAL(5,2) NOT NULL,
    "n" INTEGER,
    "formula" "Formula" NOT NULL,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SatisfactionFigure_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "User" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "staffId" UUID,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT true,
    "disabledAt" TIMESTAMPTZ(3),
    "failedAttempts" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "RoleAssignment" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "branchId" UUID,

    CONSTRAINT "RoleAssignment_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "Session" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "device" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateIndex
CREATE INDEX "Activity_hospitalId_heldOn_kind_idx" ON "Activity"("hospitalId", "heldOn", "kind");

-- CreateIndex
CREATE INDEX "Activity_hospitalId_branchId_heldOn_idx" ON "Activity"("hospitalId", "branchId", "heldOn");

-- CreateIndex
CREATE INDEX "Activity_hospitalId_partnerId_idx" ON "Activity"("hospitalId", "partnerId");

-- CreateIndex
CREATE INDEX "ActivityDepartment_hospitalId_departmentId_idx" ON "ActivityDepartment"("hospitalId", "departmentId");

-- CreateIndex
CREATE INDEX "Attendance_hospitalId_memberId_idx" ON "Attendance"("hospitalId", "memberId");

-- CreateIndex
CREATE INDEX "Attachment_hospitalId_activityId_idx" ON "Attachment"("hospitalId", "activityId");

-- CreateIndex
CREATE UNIQUE INDEX "Attachment_hospitalId_storeKey_key" ON "Attachment"("hospitalId", "storeKey");

-- CreateIndex
CREATE UNIQUE INDEX "Brand_hospitalId_branchId_fromMonth_key" ON "Brand"("hospitalId", "branchId", "fromMonth");

-- CreateIndex
CREATE INDEX "Submission_createdAt_idx" ON "Submission"("createdAt");

-- CreateIndex
CREATE INDEX "AuditEntry_hospitalId_at_idx" ON "AuditEntry"("hospitalId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_hospitalId_subject_subjectId_idx" ON "AuditEntry"("hospitalId", "subject", "subjectId");

-- CreateIndex
CREATE INDEX "Member_hospitalId_branchId_stage_idx" ON "Member"("hospitalId", "branchId", "stage");

-- CreateIndex
CREATE UNIQUE INDEX "Member_hospitalId_staffId_key" ON "Member"("hospitalId", "staffId");

-- CreateIndex
CREATE UNIQUE INDEX "Hospital_code_key" ON "Hospital"("code");

-- CreateIndex
CREATE INDEX "Department_hospitalId_parentId_idx" ON "Department"("hospitalId", "parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Department_hospitalId_name_key" ON "Department"("hospitalId", "name");

-- CreateIndex
CREATE INDEX "Branch_hospitalId_ledById_idx" ON "Branch"("hospitalId", "ledById");

-- CreateIndex
CREATE UNIQUE INDEX "Branch_hospitalId_name_key" ON "Branch"("hospitalId", "name");

-- CreateIndex
CREATE INDEX "DepartmentPairing_hospitalId_departmentId_idx" ON "DepartmentPairing"("hospitalId", "departmentId");

-- CreateIndex
CREATE UNIQUE INDEX "DepartmentPairing_hospitalId_branchId_departmentId_fromDay_key" ON "DepartmentPairing"("hospitalId", "branchId", "departmentId", "fromDay");

-- CreateIndex
CREATE UNIQUE INDEX "Group_hospitalId_branchId_id_key" ON "Group"("hospitalId", "branchId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Group_hospitalId_branchId_name_key" ON "Group"("hospitalId", "branchId", "name");

-- CreateIndex
CREATE INDEX "Staff_hospitalId_departmentId_idx" ON "Staff"("hospitalId", "departmentId");

-- CreateIndex
CREATE INDEX "Staff_hospitalId_pinyin_idx" ON "Staff"("hospitalId", "pinyin");

-- CreateIndex
CREATE UNIQUE INDEX "Staff_hospitalId_employeeNo_key" ON "Staff"("hospitalId", "employeeNo");

-- CreateIndex
CREATE INDEX "Appointment_hospitalId_staffId_idx" ON "Appointment"("hospitalId", "staffId");

-- CreateIndex
CREATE INDEX "Appointment_hospitalId_branchId_idx" ON "Appointment"("hospitalId", "branchId");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_hospitalId_name_key" ON "Partner"("hospitalId", "name");

-- CreateIndex
CREATE INDEX "PartnerPairing_hospitalId_branchId_idx" ON "PartnerPairing"("hospitalId", "branchId");

-- CreateIndex
CREATE UNIQUE INDEX "PartnerPairing_hospitalId_partnerId_branchId_fromDay_key" ON "PartnerPairing"("hospitalId", "partnerId", "branchId", "fromDay");

-- CreateIndex
CREATE INDEX "MonthlyReport_hospitalId_month_status_idx" ON "MonthlyReport"("hospitalId", "month", "status");

-- CreateIndex
CREATE INDEX "MonthlyReport_hospitalId_branchId_month_idx" ON "MonthlyReport"("hospitalId", "branchId", "month");

-- CreateIndex
CREATE UNIQUE INDEX "MonthlyReport_hospitalId_brandId_month_key" ON "MonthlyReport"("hospitalId", "brandId", "month");

-- CreateIndex
CREATE INDEX "ReportStep_hospitalId_doneInReportId_idx" ON "ReportStep"("hospitalId", "doneInReportId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportStep_hospitalId_reportId_position_key" ON "ReportStep"("hospitalId", "reportId", "position");

-- CreateIndex
CREATE INDEX "ReviewEvent_hospitalId_reportId_at_idx" ON "ReviewEvent"("hospitalId", "reportId", "at");

-- CreateIndex
CREATE INDEX "SatisfactionFigure_hospitalId_month_population_idx" ON "SatisfactionFigure"("hospitalId", "month", "population");

-- CreateIndex
CREATE INDEX "SatisfactionFigure_hospitalId_departmentId_month_idx" ON "SatisfactionFigure"("hospitalId", "departmentId", "month");

-- CreateIndex
CREATE INDEX "User_username_idx" ON "User"("username");

-- CreateIndex
CREATE UNIQUE INDEX "User_hospitalId_username_key" ON "User"("hospitalId", "username");

-- CreateIndex
CREATE INDEX "RoleAssignment_hospitalId_userId_idx" ON "RoleAssignment"("hospitalId", "userId");

-- CreateIndex
CREATE INDEX "RoleAssignment_hospitalId_branchId_idx" ON "RoleAssignment"("hospitalId", "branchId");

-- CreateIndex
CREATE INDEX "Session_hospitalId_userId_idx" ON "Session"("hospitalId", "userId");

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_hospitalId_partnerId_fkey" FOREIGN KEY ("hospitalId", "partnerId") REFERENCES "Partner"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityDepartment" ADD CONSTRAINT "ActivityDepartment_hospitalId_activityId_fkey" FOREIGN KEY ("hospitalId", "activityId") REFERENCES "Activity"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityDepartment" ADD CONSTRAINT "ActivityDepartment_hospitalId_departmentId_fkey" FOREIGN KEY ("hospitalId", "departmentId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_hospitalId_activityId_fkey" FOREIGN KEY ("hospitalId", "activityId") REFERENCES "Activity"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_hospitalId_memberId_fkey" FOREIGN KEY ("hospitalId", "memberId") REFERENCES "Member"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_hospitalId_activityId_fkey" FOREIGN KEY ("hospitalId", "activityId") REFERENCES "Activity"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Brand" ADD CONSTRAINT "Brand_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditHead" ADD CONSTRAINT "AuditHead_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_hospitalId_staffId_fkey" FOREIGN KEY ("hospitalId", "staffId") REFERENCES "Staff"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_hospitalId_branchId_groupId_fkey" FOREIGN KEY ("hospitalId", "branchId", "groupId") REFERENCES "Group"("hospitalId", "branchId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Department" ADD CONSTRAINT "Department_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Department" ADD CONSTRAINT "Department_hospitalId_parentId_fkey" FOREIGN KEY ("hospitalId", "parentId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Branch" ADD CONSTRAINT "Branch_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Branch" ADD CONSTRAINT "Branch_hospitalId_ledById_fkey" FOREIGN KEY ("hospitalId", "ledById") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DepartmentPairing" ADD CONSTRAINT "DepartmentPairing_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DepartmentPairing" ADD CONSTRAINT "DepartmentPairing_hospitalId_departmentId_fkey" FOREIGN KEY ("hospitalId", "departmentId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Group" ADD CONSTRAINT "Group_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Staff" ADD CONSTRAINT "Staff_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Staff" ADD CONSTRAINT "Staff_hospitalId_departmentId_fkey" FOREIGN KEY ("hospitalId", "departmentId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_hospitalId_staffId_fkey" FOREIGN KEY ("hospitalId", "staffId") REFERENCES "Staff"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_hospitalId_departmentId_fkey" FOREIGN KEY ("hospitalId", "departmentId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegulationRule" ADD CONSTRAINT "RegulationRule_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partner" ADD CONSTRAINT "Partner_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerPairing" ADD CONSTRAINT "PartnerPairing_hospitalId_partnerId_fkey" FOREIGN KEY ("hospitalId", "partnerId") REFERENCES "Partner"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerPairing" ADD CONSTRAINT "PartnerPairing_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MonthlyReport" ADD CONSTRAINT "MonthlyReport_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MonthlyReport" ADD CONSTRAINT "MonthlyReport_hospitalId_brandId_fkey" FOREIGN KEY ("hospitalId", "brandId") REFERENCES "Brand"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportStep" ADD CONSTRAINT "ReportStep_hospitalId_reportId_fkey" FOREIGN KEY ("hospitalId", "reportId") REFERENCES "MonthlyReport"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportStep" ADD CONSTRAINT "ReportStep_hospitalId_doneInReportId_fkey" FOREIGN KEY ("hospitalId", "doneInReportId") REFERENCES "MonthlyReport"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewEvent" ADD CONSTRAINT "ReviewEvent_hospitalId_reportId_fkey" FOREIGN KEY ("hospitalId", "reportId") REFERENCES "MonthlyReport"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SatisfactionFigure" ADD CONSTRAINT "SatisfactionFigure_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SatisfactionFigure" ADD CONSTRAINT "SatisfactionFigure_hospitalId_departmentId_fkey" FOREIGN KEY ("hospitalId", "departmentId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_hospitalId_staffId_fkey" FOREIGN KEY ("hospitalId", "staffId") REFERENCES "Staff"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_hospitalId_userId_fkey" FOREIGN KEY ("hospitalId", "userId") REFERENCES "User"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_hospitalId_userId_fkey" FOREIGN KEY ("hospitalId", "userId") REFERENCES "User"("hospitalId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
