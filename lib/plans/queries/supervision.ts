import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { offersMail } from "@/lib/core/mail";
import { addDays, type Day, dayOf, fromDbDayOrNull, today } from "@/lib/core/period";
import { scopePlans } from "../policy";
import type { Thresholds } from "../rules/state";
import { barOf, countMatters, daysOf, type MatterDays, nextNudgeOn } from "../rules/supervision";
import { liveItems } from "../rules/tree";
import type { ItemKind, ItemState } from "../schema";
import { MATTER_REASONS, type MatterReason, type NudgeBar } from "../schema/supervision";
import { listAmendments } from "./amendments";
import { getRoadmap, type Roadmap } from "./roadmap";
import { getThresholds } from "./thresholds";

/** Something in an issued plan that is late, quiet or due soon. */
export type Matter = {
  id: string;
  planId: string;
  year: number;
  kind: ItemKind;
  title: string;
  /** What it is a part of; null for a goal. */
  parentTitle: string | null;
  /** Null: the Party committee. */
  ownerBranchId: string | null;
  ownerName: string | null;
  responsible: string;
  dueOn: Day;
  state: ItemState;
  /** The weightiest first. */
  reasons: MatterReason[];
  days: MatterDays;
  lastProgressOn: Day | null;
  lastNudgedOn: Day | null;
  /** Null: today. */
  nextNudgeOn: Day | null;
  bar: NudgeBar | null;
};

const yearOf = (day: Day) => Number(day.slice(0, 4));

async function listLastNudges({ hospitalId }: Actor, itemIds: string[], client: Tx): Promise<Map<string, Day | null>> {
  const rows = await client.planNudge.groupBy({
    by: ["itemId"],
    where: { hospitalId, itemId: { in: itemIds } },
    _max: { onDay: true },
  });
  return new Map(rows.map(({ itemId, _max }) => [itemId, fromDbDayOrNull(_max.onDay)]));
}

type Found = Omit<Matter, "lastNudgedOn" | "nextNudgeOn" | "bar"> & { ownerDissolved: boolean };

/** Of each item that an amendment brought into a plan the day on which it did. */
async function findAdded(actor: Actor, planId: string, client: Tx): Promise<Map<string, Day>> {
  const amendments = await listAmendments(actor, planId, client);
  return new Map(
    amendments.flatMap(({ at, changes }) =>
      changes.flatMap(({ itemId, field }) => (itemId && field === "added" ? [[itemId, dayOf(at)] as const] : [])),
    ),
  );
}

type At = { day: Day; thresholds: Thresholds; added: ReadonlyMap<string, Day> };

function mattersIn({ plan, items }: Roadmap, { day, thresholds, added }: At): Found[] {
  const live = liveItems(items);
  const parents = new Set(live.map(({ parentId }) => parentId));
  const titles = new Map(live.map(({ id, title }) => [id, title]));
  return live.flatMap((item) => {
    const days = daysOf(
      { ...item, leaf: !parents.has(item.id), addedOn: added.get(item.id) ?? null },
      plan.issuedOn ?? day,
      day,
      thresholds,
    );
    const reasons = MATTER_REASONS.filter((reason) => days[reason] !== null);
    if (reasons.length === 0) return [];
    const { id, kind, title, ownerBranchId, ownerName, ownerDissolved, responsible, dueOn, state, lastProgressOn } =
      item;
    const parentTitle = titles.get(item.parentId ?? "") ?? null;
    const owner = { ownerBranchId, ownerName, ownerDissolved, responsible };
    const about = { id, planId: plan.id, year: plan.year, kind, title, parentTitle, dueOn, state };
    return [{ ...about, ...owner, lastProgressOn, reasons, days }];
  });
}

/** By the weightiest reason; of one reason what was due first. */
function byWeight(a: Found, b: Found): number {
  const keyOf = ({ reasons, dueOn }: Found) => `${MATTER_REASONS.indexOf(reasons[0] ?? "quiet")} ${dueOn}`;
  return keyOf(a).localeCompare(keyOf(b));
}

/**
 * The issued plan of the running year, last year's while nobody has closed it, and next year's as soon as something in
 * it can be due soon.
 */
function listPlansUnderWay(actor: Actor, { dueSoonDays }: Thresholds, client: Tx): Promise<{ id: string }[]> {
  const day = today();
  const years = { gte: yearOf(day) - 1, lte: yearOf(addDays(day, dueSoonDays)) };
  const where = { AND: [scopePlans(actor), { status: "issued" as const, year: years }] };
  return client.annualPlan.findMany({ where, select: { id: true }, orderBy: { year: "asc" } });
}

/**
 * What there is to look after today: in the issued plan of the running year, in last year's while it is not closed, and
 * in next year's where that comes soon. Whoever reads plans reads it.
 */
export async function listMatters(actor: Actor, client: Tx = db): Promise<Matter[]> {
  const day = today();
  const thresholds = await getThresholds(actor, client);
  const plans = await listPlansUnderWay(actor, thresholds, client);
  const found: Found[] = [];
  for (const { id } of plans) {
    const added = await findAdded(actor, id, client);
    found.push(...mattersIn(await getRoadmap(actor, id, client), { day, thresholds, added }));
  }
  const bare = { lastNudgedOn: null, nextNudgeOn: null };
  const sorted = found.toSorted(byWeight).map(({ ownerDissolved, ...matter }) => {
    const { ownerBranchId } = matter;
    return { ...matter, ...bare, bar: barOf({ ownerBranchId, ownerDissolved, nextNudgeOn: null }) };
  });
  return listRenewed(actor, sorted, client);
}

/** The same matters as they stand now towards being nudged: asked again once they are held. */
export async function listRenewed(actor: Actor, matters: readonly Matter[], client: Tx): Promise<Matter[]> {
  const ids = matters.map(({ id }) => id);
  const nudges = await listLastNudges(actor, ids, client);
  return matters.map((matter) => {
    const lastNudgedOn = nudges.get(matter.id) ?? null;
    const next = nextNudgeOn(lastNudgedOn, today());
    const { ownerBranchId, bar } = matter;
    const renewed = barOf({ ownerBranchId, ownerDissolved: bar === "dissolved", nextNudgeOn: next });
    return { ...matter, lastNudgedOn, nextNudgeOn: next, bar: renewed };
  });
}

export type Supervision = {
  matters: Matter[];
  counts: ReturnType<typeof countMatters>;
  /** Branches that own one of them, for the filter. */
  owners: { id: string; name: string }[];
  thresholds: Thresholds;
  /** Whether a plan of this or last year is under way at all. */
  hasPlan: boolean;
  /** Whether this installation sends e-mail. */
  mail: boolean;
};

/** Everything the page of supervision shows but the nudges that were sent. */
export async function getSupervision(actor: Actor): Promise<Supervision> {
  const thresholds = await getThresholds(actor);
  const [matters, plans] = await Promise.all([listMatters(actor), listPlansUnderWay(actor, thresholds, db)]);
  const named = new Map(matters.map(({ ownerBranchId, ownerName }) => [ownerBranchId, ownerName ?? ""]));
  const owners = [...named].flatMap(([id, name]) => (id ? [{ id, name }] : []));
  return {
    matters,
    counts: countMatters(matters),
    owners: owners.toSorted((a, b) => a.name.localeCompare(b.name, "zh")),
    thresholds,
    hasPlan: plans.length > 0,
    mail: offersMail(),
  };
}
