-- AlterEnum
ALTER TYPE "ReviewKind" ADD VALUE 'opened';
