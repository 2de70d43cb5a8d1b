import "server-only";
import { randomBytes } from "node:crypto";
import type { Outcome } from "@/lib/core/action";
import { type Actor, assertCanForBranch } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { getBrand } from "../queries";
import { codeFrom } from "../rules/publication";
import type { PublicationInput } from "../schema";
import { assertWritable, touchBrand } from "./hold-line";

type Saved = { id: string; branchId: string; code: string | null };

function newCode(): string {
  // Only a stream of unfair bytes gives none, which 32 of them never are in a row twice.
  return codeFrom(randomBytes(32)) ?? newCode();
}

/** Gives a brand a page that everybody may read. CONFLICT on a stale version or a second time, INVALID when it is over. */
export async function publishBrand(tx: Tx, actor: Actor, { id, version }: PublicationInput): Promise<Outcome<Saved>> {
  const brand = await getBrand(actor, id, tx);
  const { branchId, publicCode } = brand;
  assertCanForBranch(actor, "brand.manage", branchId);
  assertWritable(brand);
  if (publicCode) throw await conflictOn(tx, actor, "brand", id);
  const code = newCode();
  await touchBrand(tx, actor, { id, version }, { publicCode: code });
  const published = { action: "brand.publish", subject: "brand", subjectId: id, branchId };
  return { data: { id, branchId, code }, audit: [{ ...published, after: { publicCode: code } }] };
}

/** Takes the public page away; its address leads nowhere from then on. CONFLICT on a stale version. */
export async function withdrawBrand(tx: Tx, actor: Actor, { id, version }: PublicationInput): Promise<Outcome<Saved>> {
  const { branchId, publicCode } = await getBrand(actor, id, tx);
  assertCanForBranch(actor, "brand.manage", branchId);
  if (!publicCode) throw await conflictOn(tx, actor, "brand", id);
  await touchBrand(tx, actor, { id, version }, { publicCode: null });
  const withdrawn = { action: "brand.withdraw", subject: "brand", subjectId: id, branchId };
  const audit = [{ ...withdrawn, before: { publicCode }, after: { publicCode: null } }];
  return { data: { id, branchId, code: null }, audit };
}
