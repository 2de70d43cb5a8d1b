import { AppError, fieldError } from "@/lib/core/errors";
import { citationOf } from "@/lib/organisation/rules";
import type { Obstacle } from "../rules";
import type { Act } from "../schema";
import { type Laws, lawOf } from "./laws";

/** What an obstacle says: the article, the first day, and the number of the rule. */
export function paramsOf({ ruleKey, firstDay }: Obstacle, laws: Laws): Record<string, string | number> {
  const law = ruleKey ? lawOf(laws, ruleKey.replace(/^admission\./, "")) : null;
  return { citation: law ? citationOf(law) : "", day: firstDay ?? "", value: law?.value ?? 0 };
}

/** The field of the form that can mend an obstacle, if any. */
function fieldOf({ key, firstDay }: Obstacle, act: Act): string | null {
  if (firstDay !== null || key === "approvalTooLate") return "onDay";
  if (key === "explainDelay") return "note";
  if (key === "extensionLength") return "months";
  if (key === "noQuorum" || key === "votes") return "present";
  if (key === "trainingLength") return "days";
  return (key === "introducers" || key === "samePerson") && "first" in act ? "second" : null;
}

/** The refusal of a step, at the field that can mend it. */
export function refusalOf(obstacle: Obstacle, act: Act, laws: Laws): AppError {
  const key = `admission.refused.${obstacle.key}`;
  const params = paramsOf(obstacle, laws);
  const field = fieldOf(obstacle, act);
  return field ? fieldError(field, key, params) : new AppError("INVALID", key, { params });
}
