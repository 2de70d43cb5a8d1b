import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { OfficialBlock, OfficialFile } from "@/lib/core/files/official";
import { facts, heading, paragraph } from "@/lib/core/files/official/writing";
import { type Day, dayOf, isDay, today } from "@/lib/core/period";
import { formatDay, plainNumber } from "@/lib/i18n/format";
import type { KnownWords } from "@/lib/i18n/translate";
import { findLetterhead, type LetterheadChoice } from "@/lib/organisation/queries/letterhead";
import { canManagePlans } from "../policy";
import { basisWords, targetWords } from "../rules/target";
import type { KeptChange } from "../schema/amendments";
import { type Amendment, listAmendments } from "./amendments";
import type { PlanHead } from "./plans";
import { getRoadmap, type RoadmapItem } from "./roadmap";

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
    plan.amendments > 0 ? listAmendments(actor, id) : [],
    headed ? findLetterhead(actor, numberOf(actor, plan, number), { day: plan.issuedOn ?? today() }) : null,
  ]);
  const draft = plan.status === "draft";
  const stand = draft ? paragraph(t("plans.word.draft")) : standNote(plan, t);
  const goals = items.filter(({ depth }) => depth === 0);
  const blocks: OfficialBlock[] = [
    ...(draft ? [stand] : []),
    ...written(plan.preface),
    ...goals.flatMap((goal) => goalBlocks(goal, items, { draft, t })),
    ...(draft ? [] : [stand]),
    ...(amendments.length > 0
      ? [heading(1, t("plans.word.amendments")), amendmentTable(amendments.toReversed(), t)]
      : []),
    ...(plan.review ? [heading(1, t("plans.roadmap.review")), paragraph(plan.review)] : []),
    ...signatureOf(actor, plan, t),
  ];
  const addressee = draft ? {} : { addressee: t("plans.word.addressee") };
  const titled = { title: plan.title, ...amendedOn(plan, amendments[0], t) };
  const document = { ...titled, creator: actor.hospital.name, language: t.locale, letterhead, ...addressee, blocks };
  return { name: `${plan.issuedOn ?? today()}-${plan.title}`, document };
}

/** A plan has the number that it was issued with; only who issues plans may put another one below the letterhead. */
function numberOf(actor: Actor, { documentNumber }: PlanHead, wanted: string | null | undefined): string | null {
  return (canManagePlans(actor) && wanted) || documentNumber;
}

/** The plan bears the day that it was issued; what was amended since says so below its title. */
function amendedOn({ issuedOn }: PlanHead, last: Amendment | undefined, t: KnownWords): { subtitle?: string } {
  if (!issuedOn || !last) return {};
  return { subtitle: t("plans.word.amended", { issued: issuedOn, amended: dayOf(last.at) }) };
}

const sayIn = (t: KnownWords) => ({ t, number: plainNumber });

const written = (text: string) => (text ? [paragraph(text)] : []);

function signatureOf({ hospital }: Actor, { issuedOn }: PlanHead, t: KnownWords): OfficialBlock[] {
  const organ = t("plans.word.committee", { hospital: hospital.name });
  return issuedOn ? [{ kind: "signature", organ, date: formatDay(issuedOn, t.locale) }] : [];
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

function ownerOf({ ownerName, ownerDissolved }: RoadmapItem, t: KnownWords): string {
  if (ownerName === null) return t("plans.roadmap.committee");
  return ownerDissolved ? t("plans.roadmap.dissolved", { name: ownerName }) : ownerName;
}

const coOwnersOf = ({ coOwners }: RoadmapItem, t: KnownWords) =>
  coOwners.map(({ name }) => name).join(t("plans.roadmap.and"));

function spanOf({ startsOn, dueOn }: RoadmapItem, t: KnownWords): string {
  const [from, to] = [startsOn, dueOn].map((day) => formatDay(day, t.locale));
  return t("plans.roadmap.span", { from: from ?? "", to: to ?? "" });
}

/** Where an item stands: computed, and nothing that a draft has yet. */
function standingOf(item: RoadmapItem, { draft, t }: Telling): string {
  if (draft) return "";
  const { state, progress } = item;
  const told = progress === null ? "" : t("plans.roadmap.progress", { percent: Math.round(progress * 100) });
  return [t(`plans.state.${state}`), told, currentWords(item, t)].filter(Boolean).join(t("plans.word.comma"));
}

/** The number as it stands with what it rests on, or why there is none; what is not measured has none to miss. */
function currentWords({ current, basis }: RoadmapItem, t: KnownWords): string {
  if (basis && basis.state !== "known") return t(`plans.basis.${basis.state}`);
  if (current === null) return "";
  const now = t("plans.word.current", { value: plainNumber(current) });
  return basis?.n == null ? now : t("plans.word.resting", { now, basis: basisWords(basis, sayIn(t)) });
}

function itemFacts(item: RoadmapItem, telling: Telling): OfficialBlock {
  const { t } = telling;
  return facts([
    [t("plans.word.owner"), ownerOf(item, t)],
    [t("plans.word.coOwners"), coOwnersOf(item, t)],
    [t("plans.sheet.responsible"), item.responsible],
    [t("plans.word.span"), spanOf(item, t)],
    [t("plans.sheet.target"), targetWords(item, sayIn(t))],
    [t("plans.word.standing"), standingOf(item, telling)],
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
  const measured = milestones.some((item) => targetWords(item, sayIn(t)) !== "");
  const columns = [
    { header: t("plans.kind.milestone"), share: 5, cell: told },
    { header: t("plans.word.owners"), share: 4, cell: owners },
    { header: t("plans.word.responsible"), share: 3, cell: ({ responsible }: RoadmapItem) => responsible },
    { header: t("plans.word.span"), share: 6, cell: days },
    ...(measured
      ? [{ header: t("plans.sheet.target"), share: 3, cell: (item: RoadmapItem) => targetWords(item, sayIn(t)) }]
      : []),
    ...(draft ? [] : [{ header: t("plans.word.standing"), share: 4, cell: state }]),
  ];
  return {
    kind: "table",
    columns: columns.map(({ header, share }) => ({ header, share })),
    rows: milestones.map((item) => columns.map(({ cell }) => cell(item))),
  };
}

/** What was computed holds for one day; what was kept, for good. */
function standNote({ closedOn }: PlanHead, t: KnownWords): OfficialBlock {
  const text = closedOn ? t("plans.roadmap.frozen", { day: closedOn }) : t("plans.word.asOf", { day: today() });
  return { kind: "note", text };
}

function amendmentTable(amendments: readonly Amendment[], t: KnownWords): OfficialBlock {
  return {
    kind: "table",
    columns: [
      { header: t("plans.word.amendment.number"), share: 3, align: "center" },
      { header: t("plans.word.amendment.day"), share: 6 },
      { header: t("plans.word.amendment.by"), share: 4 },
      { header: t("plans.word.amendment.reason"), share: 10 },
      { header: t("plans.word.amendment.changes"), share: 14 },
    ],
    rows: amendments.map(({ number, at, actorName, reason, changes }) => [
      String(number),
      formatDay(dayOf(at), t.locale),
      actorName,
      reason,
      changes.map((change) => changeWords(change, t)).join("\n"),
    ]),
  };
}

function changeWords({ title, field, before, after }: KeptChange, t: KnownWords): string {
  const name = t(`plans.field.${field}`);
  if (field === "added" || field === "dropped") return t("plans.word.amendment.whole", { title, field: name });
  const said = { title, field: name, before: valueWords(field, before, t), after: valueWords(field, after, t) };
  return t("plans.word.amendment.change", said);
}

function valueWords(field: string, value: KeptChange["before"], t: KnownWords): string {
  if (field === "owner" && value === null) return t("plans.roadmap.committee");
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return t("plans.word.nothing");
  if (Array.isArray(value)) return value.join(t("plans.roadmap.and"));
  if (typeof value === "number") return plainNumber(value);
  if (isDay(value)) return formatDay(value satisfies Day, t.locale);
  const key = field === "figure" ? `plans.figure.${value}` : `plans.${field}.${value}`;
  return t.has(key) ? t(key) : value;
}
