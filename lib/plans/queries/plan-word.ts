import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { OfficialBlock, OfficialFile } from "@/lib/core/files/official";
import { facts, heading, paragraph } from "@/lib/core/files/official/writing";
import { type Day, dayOf, isDay, today } from "@/lib/core/period";
import { formatDay, formatNumber } from "@/lib/i18n/format";
import type { KnownWords } from "@/lib/i18n/translate";
import { findLetterhead, type LetterheadChoice } from "@/lib/organisation/queries/letterhead";
import { scopePlans } from "../policy";
import type { Change, Value } from "../rules/changes";
import { FIGURE_UNITS } from "../schema/known-figures";
import type { PlanHead } from "./plans";
import { getRoadmap, type RoadmapItem } from "./roadmap";

type Amendment = { at: Date; actorName: string; reason: string; changes: Change[] };

/**
 * The year's plan as an official document: preface, goals with their tasks, milestones in tables, amendments, review.
 * Throws NOT_FOUND outside the actor's reach.
 */
export async function getPlanWord(
  actor: Actor,
  id: string,
  t: KnownWords,
  { letterhead: headed = true, number }: LetterheadChoice = {},
): Promise<OfficialFile> {
  const { plan, items } = await getRoadmap(actor, id);
  const [amendments, letterhead] = await Promise.all([
    plan.amendments > 0 ? listAmended(actor, id) : [],
    headed ? findLetterhead(actor, number || plan.documentNumber) : null,
  ]);
  const draft = plan.status === "draft";
  const stand = draft ? paragraph(t("plans.word.draft")) : standNote(plan, t);
  const goals = items.filter(({ depth }) => depth === 0);
  const blocks: OfficialBlock[] = [
    ...(draft ? [stand] : []),
    ...written(plan.preface),
    ...goals.flatMap((goal) => goalBlocks(goal, items, { draft, t })),
    ...(draft ? [] : [stand]),
    ...(amendments.length > 0 ? [heading(1, t("plans.word.amendments")), amendmentTable(amendments, t)] : []),
    ...(plan.review ? [heading(1, t("plans.roadmap.review")), paragraph(plan.review)] : []),
    ...signatureOf(actor, plan, t),
  ];
  const addressee = draft ? {} : { addressee: t("plans.word.addressee") };
  const document = { title: plan.title, creator: actor.hospital.name, letterhead, ...addressee, blocks };
  return { name: `${plan.issuedOn ?? today()}-${plan.title}`, document };
}

const written = (text: string) => (text ? [paragraph(text)] : []);

function signatureOf({ hospital }: Actor, { issuedOn }: PlanHead, t: KnownWords): OfficialBlock[] {
  const organ = t("plans.word.committee", { hospital: hospital.name });
  return issuedOn ? [{ kind: "signature", organ, date: formatDay(issuedOn, t.locale) }] : [];
}

/** What was changed since the plan was issued, and why; the first amendment first. */
async function listAmended(actor: Actor, planId: string, client: Tx = db): Promise<Amendment[]> {
  const rows = await client.planAmendment.findMany({
    where: { hospitalId: actor.hospitalId, planId, plan: scopePlans(actor) },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { at: true, actorName: true, reason: true, changes: true },
  });
  return rows.map(({ changes, ...row }) => ({ ...row, changes: changes as unknown as Change[] }));
}

type Telling = { draft: boolean; t: KnownWords };

const childrenOf = (parent: RoadmapItem, items: readonly RoadmapItem[]) =>
  items.filter(({ parentId }) => parentId === parent.id);

function goalBlocks(goal: RoadmapItem, items: readonly RoadmapItem[], telling: Telling): OfficialBlock[] {
  return [
    heading(1, titleOf(goal, telling.t)),
    ...written(goal.detail),
    itemFacts(goal, telling),
    ...childrenOf(goal, items).flatMap((task) => taskBlocks(task, childrenOf(task, items), telling)),
  ];
}

function taskBlocks(task: RoadmapItem, milestones: readonly RoadmapItem[], telling: Telling): OfficialBlock[] {
  return [
    heading(2, titleOf(task, telling.t)),
    ...written(task.detail),
    itemFacts(task, telling),
    ...(milestones.length > 0 ? [milestoneTable(milestones, telling)] : []),
  ];
}

function titleOf({ title, droppedOn }: RoadmapItem, t: KnownWords): string {
  return droppedOn ? t("plans.word.dropped", { title, day: droppedOn }) : title;
}

const short = (value: number) => formatNumber(value, 2).replace(/\.?0+$/, "");

function ownerOf({ ownerName, ownerDissolved }: RoadmapItem, t: KnownWords): string {
  if (ownerName === null) return t("plans.roadmap.committee");
  return ownerDissolved ? t("plans.roadmap.dissolved", { name: ownerName }) : ownerName;
}

const coOwnersOf = ({ coOwners }: RoadmapItem, t: KnownWords) =>
  coOwners.map(({ name }) => name).join(t("plans.roadmap.and"));

function targetOf({ measure, baseline, target, unit, figure }: RoadmapItem, t: KnownWords): string {
  if (measure === "none" || target === null) return "";
  const counted = figure ? t(`plans.units.${FIGURE_UNITS[figure]}`) : (unit ?? "");
  const way = [baseline, target]
    .filter((one) => one !== null)
    .map(short)
    .join(" → ");
  return [figure && t(`plans.figure.${figure}`), `${way} ${counted}`.trim()].filter(Boolean).join(" ");
}

function spanOf({ startsOn, dueOn }: RoadmapItem, t: KnownWords): string {
  const [from, to] = [startsOn, dueOn].map((day) => formatDay(day, t.locale));
  return t("plans.roadmap.span", { from: from ?? "", to: to ?? "" });
}

/** Where an item stands: computed, and nothing that a draft has yet. */
function standingOf({ state, progress, current }: RoadmapItem, { draft, t }: Telling): string {
  if (draft) return "";
  const told = progress === null ? "" : t("plans.roadmap.progress", { percent: Math.round(progress * 100) });
  const now = current === null ? "" : t("plans.word.current", { value: short(current) });
  return [t(`plans.state.${state}`), told, now].filter(Boolean).join(t("plans.word.comma"));
}

function itemFacts(item: RoadmapItem, telling: Telling): OfficialBlock {
  const { t } = telling;
  return facts([
    [t("plans.sheet.owner"), ownerOf(item, t)],
    [t("plans.sheet.coOwners"), coOwnersOf(item, t)],
    [t("plans.sheet.responsible"), item.responsible],
    [t("plans.word.span"), spanOf(item, t)],
    [t("plans.sheet.target"), targetOf(item, t)],
    [t("plans.sheet.state"), standingOf(item, telling)],
  ]);
}

function milestoneTable(milestones: readonly RoadmapItem[], telling: Telling): OfficialBlock {
  const { draft, t } = telling;
  const owners = (item: RoadmapItem) => [ownerOf(item, t), coOwnersOf(item, t)].filter(Boolean).join("\n");
  const state = (item: RoadmapItem) =>
    item.doneOn ? t("plans.word.doneOn", { day: item.doneOn }) : t(`plans.state.${item.state}`);
  const told = (item: RoadmapItem) => (item.detail ? `${titleOf(item, t)}\n${item.detail}` : titleOf(item, t));
  const days = ({ startsOn, dueOn }: RoadmapItem) =>
    `${formatDay(startsOn, t.locale)}\n${t("plans.word.until", { day: dueOn })}`;
  const measured = milestones.some((item) => targetOf(item, t) !== "");
  const columns = [
    { header: t("plans.kind.milestone"), share: 5, cell: told },
    { header: t("plans.word.owners"), share: 4, cell: owners },
    { header: t("plans.sheet.responsible"), share: 3, cell: ({ responsible }: RoadmapItem) => responsible },
    { header: t("plans.word.span"), share: 6, cell: days },
    ...(measured
      ? [{ header: t("plans.sheet.target"), share: 3, cell: (item: RoadmapItem) => targetOf(item, t) }]
      : []),
    ...(draft ? [] : [{ header: t("plans.sheet.state"), share: 4, cell: state }]),
  ];
  return {
    kind: "table",
    columns: columns.map(({ header, share }) => ({ header, share })),
    rows: milestones.map((item) => columns.map(({ cell }) => cell(item))),
  };
}

/** What was computed holds for one day. */
function standNote({ closedOn }: PlanHead, t: KnownWords): OfficialBlock {
  return { kind: "note", text: t("plans.word.asOf", { day: closedOn ?? today() }) };
}

function amendmentTable(amendments: readonly Amendment[], t: KnownWords): OfficialBlock {
  return {
    kind: "table",
    columns: [
      { header: t("plans.word.amendment.number"), share: 1, align: "center" },
      { header: t("plans.word.amendment.day"), share: 3 },
      { header: t("plans.word.amendment.by"), share: 2 },
      { header: t("plans.word.amendment.reason"), share: 5 },
      { header: t("plans.word.amendment.changes"), share: 7 },
    ],
    rows: amendments.map(({ at, actorName, reason, changes }, index) => [
      String(index + 1),
      formatDay(dayOf(at), t.locale),
      actorName,
      reason,
      changes.map((change) => changeWords(change, t)).join("\n"),
    ]),
  };
}

function changeWords({ title, field, before, after }: Change, t: KnownWords): string {
  const name = t(`plans.field.${field}`);
  if (field === "added" || field === "dropped") return t("plans.word.amendment.whole", { title, field: name });
  const said = { title, field: name, before: valueWords(field, before, t), after: valueWords(field, after, t) };
  return t("plans.word.amendment.change", said);
}

function valueWords(field: Change["field"], value: Value, t: KnownWords): string {
  if (field === "owner" && value === null) return t("plans.roadmap.committee");
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return t("plans.word.nothing");
  if (Array.isArray(value)) return value.join(t("plans.roadmap.and"));
  if (typeof value === "number") return short(value);
  if (isDay(value)) return formatDay(value satisfies Day, t.locale);
  const key = field === "figure" ? `plans.figure.${value}` : `plans.${field}.${value}`;
  return t.has(key) ? t(key) : value;
}
