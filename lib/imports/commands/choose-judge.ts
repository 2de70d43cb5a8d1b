import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { ImportKind } from "../schema";
import { duesJudge } from "./judge-dues";
import { figuresJudge } from "./judge-figures";
import { peopleJudge } from "./judge-people";
import { branchesJudge, departmentsJudge } from "./judge-places";
import type { Judge } from "./judge-rows";

/** The judge of a kind of rows. */
export function judgeOf(actor: Actor, kind: ImportKind): Judge {
  switch (kind) {
    case "departments":
      return departmentsJudge(actor);
    case "branches":
      return branchesJudge(actor);
    case "dues":
      return duesJudge(actor);
    case "figures":
      return figuresJudge(actor);
    default:
      return peopleJudge(actor, kind);
  }
}
