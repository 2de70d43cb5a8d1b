import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { ImportKind } from "../schema";
import { peopleJudge } from "./judge-people";
import type { Judge } from "./judge-rows";

/** The judge of a kind of rows. */
export function judgeOf(actor: Actor, kind: ImportKind): Promise<Judge> {
  return peopleJudge(actor, kind);
}
