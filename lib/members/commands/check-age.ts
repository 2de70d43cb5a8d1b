import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { addMonthsTo, type Day } from "@/lib/core/period";
import { listRules } from "@/lib/organisation/queries/hospital";
import { citationOf } from "@/lib/organisation/rules";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";
import { findPersonalForCheck } from "@/lib/staff/queries/personal";
import type { StageDays } from "../rules/stage-days";
import { STAGE_DAYS, type StageDay } from "../schema";

const MONTHS_OF_YEAR = 12;
const MIN_AGE = ({ key }: { key: string }) => key === "admission.minAge";

type Begun = { staffId: string; field: StageDay; day: Day };

/**
 * Throws INVALID at the field for somebody under age on the day on which their way began: with the article alone, for
 * the first day allowed would tell the birthday. Gives whether the birth date is known at all.
 */
export async function checkAge(tx: Tx, actor: Actor, { staffId, field, day }: Begun): Promise<boolean> {
  const rule = (await listRules(actor, tx)).find(MIN_AGE) ?? REGULATION_RULES.find(MIN_AGE);
  const { birthDate } = await findPersonalForCheck(actor, staffId, tx);
  if (!rule || birthDate === null) return birthDate !== null;
  if (day >= addMonthsTo(birthDate, rule.value * MONTHS_OF_YEAR)) return true;
  throw fieldError(field, "members.invalid.underAge", { article: citationOf(rule) });
}

type Recorded = { staffId: string; days: StageDays; before?: StageDays };

/** Of the day on which a way is recorded to have begun, unless it was recorded before. Throws INVALID as `checkAge`. */
export async function checkAgeAtStart(tx: Tx, actor: Actor, { staffId, days, before }: Recorded): Promise<void> {
  const field = STAGE_DAYS.find((column) => days[column]);
  const day = field && days[field];
  if (day && day !== before?.[field]) await checkAge(tx, actor, { staffId, field, day });
}
