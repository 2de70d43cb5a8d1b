-- AlterTable
ALTER TABLE "DepartmentPairing" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
