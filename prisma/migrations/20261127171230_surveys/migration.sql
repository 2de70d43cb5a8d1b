-- CreateEnum
CREATE TYPE "CareKind" AS ENUM ('visit', 'difficulty', 'health', 'honour', 'study');

-- CreateEnum
CREATE TYPE "ImprovementStatus" AS ENUM ('open', 'done', 'dropped');

-- CreateEnum
CREATE TYPE "FigureMethod" AS ENUM ('nationalPlatform', 'paper', 'phone', 'agency', 'other');

-- CreateEnum
CREATE TYPE "ChannelKind" AS ENUM ('poster', 'link', 'tablet');

-- AlterEnum
ALTER TYPE "ImportKind" ADD VALUE 'figures';

-- AlterTable
ALTER TABLE "SatisfactionFigure" ADD COLUMN     "method" "FigureMethod" NOT NULL DEFAULT 'other';

-- CreateTable
CREATE TABLE "CareAction" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "CareKind" NOT NULL,
    "onDay" DATE NOT NULL,
    "departmentId" UUID,
    "title" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "amount" BIGINT,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CareAction_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "Improvement" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "population" "Population" NOT NULL,
    "departmentId" UUID,
    "branchId" UUID,
    "dimension" TEXT,
    "title" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "comment" TEXT,
    "startedOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "status" "ImprovementStatus" NOT NULL DEFAULT 'open',
    "outcome" TEXT,
    "closedOn" DATE,
    "before" JSONB,
    "after" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Improvement_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "Questionnaire" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "population" "Population" NOT NULL,
    "title" TEXT NOT NULL,
    "formula" "Formula" NOT NULL DEFAULT 'linear',
    "archived" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Questionnaire_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "QuestionnaireVersion" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "questionnaireId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "frozen" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "QuestionnaireVersion_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "SurveyRound" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "questionnaireVersionId" UUID NOT NULL,
    "population" "Population" NOT NULL,
    "title" TEXT NOT NULL,
    "opensOn" DATE NOT NULL,
    "closesOn" DATE NOT NULL,
    "issuedAt" TIMESTAMPTZ(3),
    "stoppedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SurveyRound_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "SurveyRoundDepartment" (
    "hospitalId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "target" INTEGER,
    "codesIssued" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SurveyRoundDepartment_pkey" PRIMARY KEY ("hospitalId","roundId","departmentId")
);

-- CreateTable
CREATE TABLE "SurveyChannel" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "kind" "ChannelKind" NOT NULL,
    "departmentId" UUID,
    "token" TEXT NOT NULL,

    CONSTRAINT "SurveyChannel_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "SurveyCode" (
    "hospitalId" UUID NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "roundId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,

    CONSTRAINT "SurveyCode_pkey" PRIMARY KEY ("hospitalId","hash")
);

-- CreateTable
CREATE TABLE "SurveyAnswer" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "answers" JSONB NOT NULL,
    "mixed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SurveyAnswer_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "SurveyComment" (
    "hospitalId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "question" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "month" CHAR(7),
    "mixed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SurveyComment_pkey" PRIMARY KEY ("hospitalId","id")
);

-- CreateTable
CREATE TABLE "SurveyDayTally" (
    "hospitalId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "counts" INTEGER[],

    CONSTRAINT "SurveyDayTally_pkey" PRIMARY KEY ("hospitalId","roundId","departmentId","day")
);

-- CreateTable
CREATE TABLE "SurveyPendingTally" (
    "hospitalId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "counts" INTEGER[],

    CONSTRAINT "SurveyPendingTally_pkey" PRIMARY KEY ("hospitalId","roundId","departmentId")
);

-- CreateTable
CREATE TABLE "SurveyMonthTally" (
    "hospitalId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "month" CHAR(7) NOT NULL,
    "counts" INTEGER[],

    CONSTRAINT "SurveyMonthTally_pkey" PRIMARY KEY ("hospitalId","roundId","departmentId","month")
);

-- CreateIndex
CREATE INDEX "CareAction_hospitalId_onDay_idx" ON "CareAction"("hospitalId", "onDay");

-- CreateIndex
CREATE INDEX "CareAction_hospitalId_departmentId_onDay_idx" ON "CareAction"("hospitalId", "departmentId", "onDay");

-- CreateIndex
CREATE INDEX "Improvement_hospitalId_status_dueOn_idx" ON "Improvement"("hospitalId", "status", "dueOn");

-- CreateIndex
CREATE INDEX "Improvement_hospitalId_branchId_idx" ON "Improvement"("hospitalId", "branchId");

-- CreateIndex
CREATE INDEX "Improvement_hospitalId_departmentId_idx" ON "Improvement"("hospitalId", "departmentId");

-- CreateIndex
CREATE UNIQUE INDEX "Questionnaire_hospitalId_title_key" ON "Questionnaire"("hospitalId", "title");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionnaireVersion_hospitalId_questionnaireId_number_key" ON "QuestionnaireVersion"("hospitalId", "questionnaireId", "number");

-- CreateIndex
CREATE INDEX "SurveyRound_hospitalId_population_closesOn_idx" ON "SurveyRound"("hospitalId", "population", "closesOn");

-- CreateIndex
CREATE INDEX "SurveyRound_hospitalId_questionnaireVersionId_idx" ON "SurveyRound"("hospitalId", "questionnaireVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyRound_hospitalId_title_key" ON "SurveyRound"("hospitalId", "title");

-- CreateIndex
CREATE INDEX "SurveyRoundDepartment_hospitalId_departmentId_idx" ON "SurveyRoundDepartment"("hospitalId", "departmentId");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyChannel_token_key" ON "SurveyChannel"("token");

-- CreateIndex
CREATE INDEX "SurveyChannel_hospitalId_roundId_idx" ON "SurveyChannel"("hospitalId", "roundId");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyCode_hash_key" ON "SurveyCode"("hash");

-- CreateIndex
CREATE INDEX "SurveyCode_hospitalId_roundId_departmentId_idx" ON "SurveyCode"("hospitalId", "roundId", "departmentId");

-- CreateIndex
CREATE INDEX "SurveyComment_hospitalId_roundId_departmentId_idx" ON "SurveyComment"("hospitalId", "roundId", "departmentId");

-- CreateIndex
CREATE INDEX "SurveyMonthTally_hospitalId_month_idx" ON "SurveyMonthTally"("hospitalId", "month");

-- AddForeignKey
ALTER TABLE "CareAction" ADD CONSTRAINT "CareAction_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CareAction" ADD CONSTRAINT "CareAction_hospitalId_departmentId_fkey" FOREIGN KEY ("hospitalId", "departmentId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Improvement" ADD CONSTRAINT "Improvement_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Improvement" ADD CONSTRAINT "Improvement_hospitalId_departmentId_fkey" FOREIGN KEY ("hospitalId", "departmentId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Improvement" ADD CONSTRAINT "Improvement_hospitalId_branchId_fkey" FOREIGN KEY ("hospitalId", "branchId") REFERENCES "Branch"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Questionnaire" ADD CONSTRAINT "Questionnaire_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionnaireVersion" ADD CONSTRAINT "QuestionnaireVersion_hospitalId_questionnaireId_fkey" FOREIGN KEY ("hospitalId", "questionnaireId") REFERENCES "Questionnaire"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyRound" ADD CONSTRAINT "SurveyRound_hospitalId_fkey" FOREIGN KEY ("hospitalId") REFERENCES "Hospital"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyRound" ADD CONSTRAINT "SurveyRound_hospitalId_questionnaireVersionId_fkey" FOREIGN KEY ("hospitalId", "questionnaireVersionId") REFERENCES "QuestionnaireVersion"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyRoundDepartment" ADD CONSTRAINT "SurveyRoundDepartment_hospitalId_roundId_fkey" FOREIGN KEY ("hospitalId", "roundId") REFERENCES "SurveyRound"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyRoundDepartment" ADD CONSTRAINT "SurveyRoundDepartment_hospitalId_departmentId_fkey" FOREIGN KEY ("hospitalId", "departmentId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyChannel" ADD CONSTRAINT "SurveyChannel_hospitalId_roundId_fkey" FOREIGN KEY ("hospitalId", "roundId") REFERENCES "SurveyRound"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyChannel" ADD CONSTRAINT "SurveyChannel_hospitalId_roundId_departmentId_fkey" FOREIGN KEY ("hospitalId", "roundId", "departmentId") REFERENCES "SurveyRoundDepartment"("hospitalId", "roundId", "departmentId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyCode" ADD CONSTRAINT "SurveyCode_hospitalId_roundId_fkey" FOREIGN KEY ("hospitalId", "roundId") REFERENCES "SurveyRound"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyAnswer" ADD CONSTRAINT "SurveyAnswer_hospitalId_roundId_departmentId_fkey" FOREIGN KEY ("hospitalId", "roundId", "departmentId") REFERENCES "SurveyRoundDepartment"("hospitalId", "roundId", "departmentId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyComment" ADD CONSTRAINT "SurveyComment_hospitalId_roundId_fkey" FOREIGN KEY ("hospitalId", "roundId") REFERENCES "SurveyRound"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyComment" ADD CONSTRAINT "SurveyComment_hospitalId_departmentId_fkey" FOREIGN KEY ("hospitalId", "departmentId") REFERENCES "Department"("hospitalId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A version is numbered from 1; a round does not close before it opens.
ALTER TABLE "QuestionnaireVersion" ADD CONSTRAINT version_number CHECK (number > 0);
ALTER TABLE "SurveyRound" ADD CONSTRAINT round_days CHECK ("closesOn" >= "opensOn");
ALTER TABLE "SurveyRound" ADD CONSTRAINT round_stop CHECK ("stoppedAt" IS NULL OR "issuedAt" IS NOT NULL);
ALTER TABLE "SurveyRoundDepartment" ADD CONSTRAINT round_target CHECK (target IS NULL OR target > 0);
ALTER TABLE "SurveyMonthTally" ADD CONSTRAINT tally_month CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$');
ALTER TABLE "SurveyComment" ADD CONSTRAINT comment_month CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$');
-- The one poster, link or tablet of a place; the link of a round (no department) counts as a place too.
CREATE UNIQUE INDEX channel_once ON "SurveyChannel" ("hospitalId", "roundId", kind, "departmentId") NULLS NOT DISTINCT;

-- What has not been put into random order yet; the index holds a day or two.
CREATE INDEX answer_to_mix ON "SurveyAnswer" ("hospitalId", day) WHERE NOT mixed;
CREATE INDEX comment_to_mix ON "SurveyComment" ("hospitalId", day) WHERE NOT mixed;

-- What waits for others; the index holds fewer than five a question.
CREATE INDEX comment_waiting ON "SurveyComment" ("hospitalId", "roundId", "departmentId", question) WHERE month IS NULL;

-- A version that rounds were issued on never changes, whatever is asked next.
CREATE FUNCTION refuse_change_of_frozen_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version with an issued round is frozen' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER frozen_version_stays BEFORE UPDATE OR DELETE ON "QuestionnaireVersion"
  FOR EACH ROW WHEN (OLD.frozen) EXECUTE FUNCTION refuse_change_of_frozen_version();

-- A round that was issued keeps its questionnaire and its first day.
CREATE FUNCTION refuse_other_questionnaire() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an issued round keeps its questionnaire' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER issued_round_keeps_questions BEFORE UPDATE ON "SurveyRound"
  FOR EACH ROW WHEN (OLD."issuedAt" IS NOT NULL AND (NEW."questionnaireVersionId", NEW.population, NEW."issuedAt")
    IS DISTINCT FROM (OLD."questionnaireVersionId", OLD.population, OLD."issuedAt"))
  EXECUTE FUNCTION refuse_other_questionnaire();

-- Counters of a busy round change with every batch: room on the page spares the index.
ALTER TABLE "SurveyDayTally" SET (fillfactor = 50);
ALTER TABLE "SurveyPendingTally" SET (fillfactor = 50);
ALTER TABLE "SurveyMonthTally" SET (fillfactor = 50);

ALTER TABLE "Improvement" ADD CONSTRAINT improvement_days CHECK ("dueOn" >= "startedOn");
ALTER TABLE "Improvement" ADD CONSTRAINT improvement_owner CHECK ("departmentId" IS NOT NULL OR "branchId" IS NOT NULL);
ALTER TABLE "Improvement" ADD CONSTRAINT improvement_closed CHECK ((status = 'open') = ("closedOn" IS NULL));
ALTER TABLE "CareAction" ADD CONSTRAINT care_people CHECK (people > 0);
ALTER TABLE "CareAction" ADD CONSTRAINT care_amount CHECK (amount IS NULL OR amount >= 0);
