import "server-only";
import { randomBytes } from "node:crypto";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { sha256 } from "@/lib/core/sha256";
import { codeOf } from "../rules/codes";
import type { MakeCodesInput, VoidCodesInput } from "../schema";
import { auditOf, changeRound, getRoundIn, type RoundData } from "./change-round";

const REFUSED = { draft: "surveys.error.notIssued", closed: "surveys.error.alreadyClosed" };
const RANDOM_BYTES = 11;

/** The codes in clear: here, in the answer to the one who made them, and nowhere else. */
export type MadeCodes = RoundData & { made: { departmentId: string; codes: string[] }[] };

/**
 * Makes single-use codes for departments of a round. Only their hashes are stored. Throws CONFLICT for a draft, a
 * closed round, or when somebody else made some at the same moment; INVALID for a department that is not asked.
 */
export async function makeCodes(tx: Tx, actor: Actor, input: MakeCodesInput): Promise<Outcome<MadeCodes>> {
  const { id, counts } = input;
  const round = await getRoundIn(tx, actor, id, REFUSED);
  const asked = new Set(round.departments.map((one) => one.id));
  if (counts.some(({ departmentId }) => !asked.has(departmentId))) throw fieldError("counts", "core.invalid.choose");
  await changeRound(tx, actor, input, { where: { issuedAt: { not: null }, stoppedAt: null }, data: {} });
  const made = counts.map(({ departmentId, number }) => ({
    departmentId,
    codes: Array.from({ length: number }, () => codeOf(randomBytes(RANDOM_BYTES))),
  }));
  await storeHashes(tx, actor, id, made);
  const after = { codes: counts };
  return { data: { id, made }, audit: [auditOf("makeCodes", id, { after })] };
}

/** In the order of the hashes, which is none: where a row lies must not tell which slip of the sheet it is. */
async function storeHashes(tx: Tx, { hospitalId }: Actor, roundId: string, made: MadeCodes["made"]): Promise<void> {
  const rows = made.flatMap(({ departmentId, codes }) => codes.map((code) => ({ departmentId, hash: sha256(code) })));
  rows.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  await tx.$executeRaw`
    INSERT INTO "SurveyCode" ("hospitalId", hash, "roundId", "departmentId")
    SELECT ${hospitalId}::uuid, n.hash, ${roundId}::uuid, n."departmentId"
    FROM unnest(${rows.map((row) => row.hash)}::text[], ${rows.map((row) => row.departmentId)}::uuid[])
      AS n (hash, "departmentId")`;
  for (const { departmentId, codes } of made) {
    await tx.surveyRoundDepartment.updateMany({
      where: { hospitalId, roundId, departmentId },
      data: { codesIssued: { increment: codes.length } },
    });
  }
}

/** Takes a department's unused codes back: whoever still has one can no longer answer with it. */
export async function voidCodes(
  tx: Tx,
  actor: Actor,
  input: VoidCodesInput,
): Promise<Outcome<RoundData & { voided: number }>> {
  const { hospitalId } = actor;
  const { id, departmentId } = input;
  const round = await getRoundIn(tx, actor, id, { draft: REFUSED.draft });
  if (!round.departments.some((one) => one.id === departmentId)) {
    throw new AppError("NOT_FOUND", "core.error.notFound");
  }
  const place = { hospitalId, roundId: id, departmentId };
  // Codes before their round, in their order, as whoever answers with one takes them.
  await tx.$queryRaw`SELECT 1 FROM "SurveyCode" WHERE "hospitalId" = ${hospitalId}::uuid AND "roundId" = ${id}::uuid
    AND "departmentId" = ${departmentId}::uuid ORDER BY hash FOR UPDATE`;
  await changeRound(tx, actor, input, { where: {}, data: {} });
  const { count } = await tx.surveyCode.deleteMany({ where: place });
  // A code that was taken back was nobody's chance to answer.
  await tx.surveyRoundDepartment.updateMany({ where: place, data: { codesIssued: { decrement: count } } });
  const audit = auditOf("voidCodes", id, { after: { departmentId, voided: count } });
  return { data: { id, voided: count }, audit: [audit] };
}
