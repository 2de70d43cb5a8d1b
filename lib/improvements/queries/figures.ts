import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { type Day, dayOf, type Month, monthOf, thisMonth, today } from "@/lib/core/period";
import { listPairingSpans } from "@/lib/organisation/queries/departments";
import { findOwnFigure, findOwnFigureOfAllMonths } from "@/lib/satisfaction/queries/own-figures";
import type { ImprovementDetail } from "../queries";
import { afterOf, isPreliminary, type Judgement, judge } from "../rules";
import type { FrozenFigure, Measured } from "../schema";

type Place = Measured & { departmentId: string | null };
type Window = { from: Month; to: Month };

/** The first month of a window that the actor may see: a figure never claims months that it is not made of. */
async function findFirst(actor: Actor, departmentId: string | null, { from, to }: Window, client: Tx): Promise<Month> {
  if (!departmentId || actor.hospitalWide.has("satisfaction.read")) return from;
  const spans = await listPairingSpans(actor, actor.branchIds, client);
  const begins = spans
    .filter((span) => span.departmentId === departmentId)
    .map(({ fromDay }) => monthOf(fromDay))
    .filter((month) => month <= to);
  const last = begins.toSorted().at(-1) ?? from;
  return last > from ? last : from;
}

/** The figure that an action shall move, as it is at this moment, in the reach of who writes the action down. */
export async function findFigureNow(actor: Actor, asked: Place & Window, client: Tx = db): Promise<FrozenFigure> {
  const from = await findFirst(actor, asked.departmentId, asked, client);
  return findOwnFigure(actor, { ...asked, from }, client);
}

/**
 * The same figure out of answers that speak of the action; see `afterOf`. Of an action that was found in the actor's
 * reach it is everybody's: a branch goes on answering for it after it left the department, and what it closes with is
 * frozen for all.
 */
export async function findFigureAfter(
  actor: Actor,
  { population, dimension, departmentId, ...times }: Measurable,
  client: Tx = db,
): Promise<FrozenFigure> {
  const { from, issuedAfter } = afterOf(times);
  const to = thisMonth();
  return findOwnFigureOfAllMonths(actor, { population, dimension, departmentId, from, to, issuedAfter }, client);
}

export type Effect = {
  before: FrozenFigure | null;
  after: FrozenFigure | null;
  judgement: Judgement;
  /** Its due day has not come. */
  preliminary: boolean;
  /** The day after which answers count as after. */
  since: Day;
};

type Measurable = Pick<
  ImprovementDetail,
  "population" | "dimension" | "departmentId" | "status" | "dueOn" | "startedOn" | "createdAt" | "before" | "after"
>;

/** What an action brought: of a closed one as it was frozen, else as it is at this moment. */
export async function findEffect(actor: Actor, improvement: Measurable, client: Tx = db): Promise<Effect> {
  const { before, status } = improvement;
  const after = status === "open" ? await findFigureAfter(actor, improvement, client) : improvement.after;
  return {
    before,
    after,
    judgement: judge(before, after),
    preliminary: isPreliminary(improvement, today()),
    since: dayOf(afterOf(improvement).issuedAfter),
  };
}
