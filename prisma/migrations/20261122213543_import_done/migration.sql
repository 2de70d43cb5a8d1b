-- AlterTable
ALTER TABLE "ImportBatch" ADD COLUMN     "done" INTEGER NOT NULL DEFAULT 0;
