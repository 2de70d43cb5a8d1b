-- CreateEnum
CREATE TYPE "RuleCheck" AS ENUM ('tooFewMembers', 'tooManyMembers', 'tooManyUnits', 'noSecretary', 'noCommittee', 'committeeNotNeeded', 'committeeTooSmall', 'committeeUnusual', 'committeeTooLarge', 'termUnknown', 'termOver', 'termTooLong', 'termEnding');

-- DropIndex
DROP INDEX "RuleException_hospitalId_branchId_ruleKey_idx";

-- AlterTable
ALTER TABLE "RuleException" ADD COLUMN     "check" "RuleCheck";

-- Where a rule can be broken in several ways, the leave stands for the gravest that it was asked for; the others show
-- again and are approved by themselves.
UPDATE "RuleException" SET "check" = (CASE "ruleKey"
  WHEN 'branch.minFullMembers' THEN 'tooFewMembers'
  WHEN 'branch.maxMembers' THEN 'tooManyMembers'
  WHEN 'branch.jointMaxUnits' THEN 'tooManyUnits'
  WHEN 'branch.secretaries' THEN 'noSecretary'
  WHEN 'branch.committeeFromFullMembers' THEN 'noCommittee'
  WHEN 'branch.committeeMin' THEN 'committeeTooSmall'
  WHEN 'branch.committeeUsualMax' THEN 'committeeUnusual'
  WHEN 'branch.committeeMax' THEN 'committeeTooLarge'
  ELSE 'termOver' END)::"RuleCheck";
ALTER TABLE "RuleException" ALTER COLUMN "check" SET NOT NULL;

-- CreateIndex
CREATE INDEX "RuleException_hospitalId_branchId_check_idx" ON "RuleException"("hospitalId", "branchId", "check");

-- Of exceptions for the same that overlap the longest stays, so that nothing is found that was let be.
DELETE FROM "RuleException" shorter USING "RuleException" longer
WHERE longer."hospitalId" = shorter."hospitalId" AND longer."branchId" = shorter."branchId"
  AND longer."check" = shorter."check" AND longer.id <> shorter.id
  AND daterange(longer."approvedOn", longer."untilDay", '[]') && daterange(shorter."approvedOn", shorter."untilDay", '[]')
  AND (longer."untilDay", longer.id) > (shorter."untilDay", shorter.id);

-- The same is let be once at a time. Ids and check count as one number, because equality in an exclusion needs an
-- extension that not every PostgreSQL brings; two of 2^64 numbers that collide would only refuse.
ALTER TABLE "RuleException" ADD CONSTRAINT exceptions_apart EXCLUDE USING gist (
  int8range(
    hashtextextended("hospitalId"::text || "branchId"::text, hashenumextended("check", 0)),
    hashtextextended("hospitalId"::text || "branchId"::text, hashenumextended("check", 0)), '[]') WITH &&,
  daterange("approvedOn", "untilDay", '[]') WITH &&
);
